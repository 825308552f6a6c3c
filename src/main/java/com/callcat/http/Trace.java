package com.callcat.http;

import io.opentelemetry.api.trace.Span;
import io.vertx.core.http.HttpMethod;
import java.util.HexFormat;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The trace id by which a request is found in the logs. It is the client's own, if it has sent one
/// (W3C Trace Context).
final class Trace {
  private static final Pattern TRACEPARENT =
      Pattern.compile(
          "(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?");

  private Trace() {}

  /// Names the span of the current request after its route, never after its path.
  static void name(HttpMethod method, String route) {
    Span.current().updateName(method + " " + route).setAttribute("http.route", route);
  }

  /// The trace id of the current request; null if requests are not traced.
  static @Nullable String current() {
    var span = Span.current().getSpanContext();
    return span.isValid() ? span.getTraceId() : null;
  }

  /// The trace id in a `traceparent` header; null if the header is not valid.
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
