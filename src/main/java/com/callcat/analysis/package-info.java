/// What can be found in an ended call: a summary, action items, tags and the callee's sentiment.
/// Everybody asks over the bus; nothing but the mains may name the verticle. Nothing is fetched or
/// kept here, and no HTTP belongs here; a language model would be one more [Analyst].
@NullMarked
package com.callcat.analysis;

import org.jspecify.annotations.NullMarked;
