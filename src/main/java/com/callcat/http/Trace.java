package com.callcat.http;

import io.opentelemetry.api.trace.Span;
import io.vertx.core.http.HttpMethod;
import java.util.HexFormat;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The id under which one request is found again in the logs: the caller's own, if it sent one as
/// W3C Trace Context has it.
final class Trace {
  private static final Pattern TRACEPARENT =
      Pattern.compile(
          "(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?");

  private Trace() {}

  /// Has the span of the current request say which route it took, and never its path.
  static void name(HttpMethod method, String route) {
    Span.current().updateName(method + " " + route).setAttribute("http.route", route);
  }

  /// The id of the trace that the current request belongs to; null when requests are not traced.
  static @Nullable String current() {
    var span = Span.current().getSpanContext();
    return span.isValid() ? span.getTraceId() : null;
  }

  /// The trace id of a `traceparent` header; null unless it is a good one.
  static @Nullable String id(@Nullable String traceparent) {
    var match = TRACEPARENT.matcher(traceparent == null ? "" : traceparent);
    return match.matches() ? match.group(1) : null;
  }

  static String id(Random random) {
    var bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
