/// What several tests need to run against real servers. Any test may use it. No assertion and
/// nothing about one verticle belongs here.
@NullMarked
package com.callcat.testing;

import org.jspecify.annotations.NullMarked;
