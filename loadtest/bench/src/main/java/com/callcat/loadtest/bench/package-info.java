/// What a request costs the deployed program, beside the least that such a request can cost. It
/// shares no class with the program: it starts it, and what it is compared with, as processes.
@NullMarked
package com.callcat.loadtest.bench;

import org.jspecify.annotations.NullMarked;
