/// How lines of the log are written: off the threads that work, and with the call, its user and the
/// trace as fields. Every package may use it. What is said, and at which level, belongs to whoever
/// says it.
@NullMarked
package com.callcat.log;

import org.jspecify.annotations.NullMarked;
