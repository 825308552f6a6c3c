/// How log lines are written: on a separate thread, and with the call, its user and the trace as
/// fields. Every package may use it. What is logged, and at which level, is decided where it is
/// logged.
@NullMarked
package com.callcat.log;

import org.jspecify.annotations.NullMarked;
