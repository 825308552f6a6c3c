/// The real engine in simulated time: the dispatchers and state handlers of several processes, on
/// one thread, with a clock that jumps from event to event, and with a database, a Retell, a bus
/// and processes that fail by a seed. A whole day takes a moment, and every seed is the same day
/// again.
@NullMarked
package com.callcat.simulation;

import org.jspecify.annotations.NullMarked;
