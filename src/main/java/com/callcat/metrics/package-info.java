/// What the program counts and measures, for whoever watches it: every figure has its name, its
/// meaning and its labels here, and nowhere else. Every package may move figures; none may read
/// them. A label never has anything personal, and never more values than are listed.
@NullMarked
package com.callcat.metrics;

import org.jspecify.annotations.NullMarked;
