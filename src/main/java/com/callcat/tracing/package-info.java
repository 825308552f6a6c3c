/// Traces of what one request or one due call does, across listeners, event bus, databases,
/// processes and Retell. They are sent to an OpenTelemetry collector, and are off unless the
/// standard environment variables turn them on. This package decides what a span may contain;
/// personal data is excluded.
@NullMarked
package com.callcat.tracing;

import org.jspecify.annotations.NullMarked;
