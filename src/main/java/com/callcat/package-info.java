@org.jspecify.annotations.NullMarked
package com.callcat;
