/// The messages between the verticles: one sealed protocol for each receiver, and the typed bus.
/// Also how verticles wait: timers ([com.callcat.bus.Timers]), pauses before a retry
/// ([com.callcat.bus.Backoff]), and limits of concurrent work ([com.callcat.bus.Bulkhead]). Every
/// verticle may use this package. Messages are immutable and passed without copying. Rules, storage
/// and the formats of outside interfaces do not belong here.
@NullMarked
package com.callcat.bus;

import org.jspecify.annotations.NullMarked;
