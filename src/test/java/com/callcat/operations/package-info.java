/// What an operator does with a running deployment, done as docs/operations.md says.
@NullMarked
package com.callcat.operations;

import org.jspecify.annotations.NullMarked;
