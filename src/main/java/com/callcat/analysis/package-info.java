/// The analysis of ended calls: a summary, action items, tags and the callee's sentiment. Other
/// verticles ask over the bus; only the mains deploy the verticle. Nothing is read from elsewhere
/// or stored here, and HTTP does not belong here. A language model would be another [Analyst].
@NullMarked
package com.callcat.analysis;

import org.jspecify.annotations.NullMarked;
