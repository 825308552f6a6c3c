/// What the verticles say to each other: one sealed protocol per listener, the way to say it, and
/// how they wait, for a time ([com.callcat.bus.Timers]), for the next try
/// ([com.callcat.bus.Backoff]) or for a turn ([com.callcat.bus.Bulkhead]). Every verticle may use
/// it. Messages are immutable and handed over as they are. No rule, no store and no wire format
/// belongs here.
@NullMarked
package com.callcat.bus;

import org.jspecify.annotations.NullMarked;
