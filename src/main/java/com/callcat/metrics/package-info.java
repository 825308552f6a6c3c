/// The metrics of the program. Each has its name, meaning and labels here, and nowhere else. Every
/// package may update metrics; none may read them. Labels never contain personal data, and have no
/// other values than those that are listed.
@NullMarked
package com.callcat.metrics;

import org.jspecify.annotations.NullMarked;
