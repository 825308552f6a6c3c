/// Traces: what one request or one due call does, over listeners, bus, databases, processes and
/// Retell, told to a collector of OpenTelemetry. It is off unless the standard variables ask for
/// it. What a span may say is decided here, and nothing of it is personal.
@NullMarked
package com.callcat.tracing;

import org.jspecify.annotations.NullMarked;
