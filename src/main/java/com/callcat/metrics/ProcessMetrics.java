package com.callcat.metrics;

import com.callcat.log.BoundedAsyncAppender;
import io.micrometer.core.instrument.Timer;

/// The metrics of the process itself, in addition to those of the JVM by Micrometer and of the
/// listeners by Vert.x.
public final class ProcessMetrics {
  public final SettableGauge eventStreams;
  public final Timer eventLoopLag;

  ProcessMetrics(Meters meters) {
    eventStreams = meters.level("callcat_event_streams_open", "Open streams of live events.");
    eventLoopLag =
        meters.timer(
            "callcat_event_loop_lag_seconds",
            "By how much later than it was set a timer ran, on each event loop twice a second.",
            Limits.LAG);
    meters.counted(
        "callcat_log_lines_lost_total",
        "Lines of the log that were lost, as nobody took them fast enough.",
        BoundedAsyncAppender::lost);
  }
}
