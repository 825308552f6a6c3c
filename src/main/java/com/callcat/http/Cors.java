package com.callcat.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import io.vertx.ext.web.handler.PlatformHandler;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Allows the pages of configured origins to use the API (the Fetch standard's CORS protocol). The
/// library's handler would refuse every other origin with 403, even that of our own page at
/// `/docs`. Here a request of another origin is answered without CORS headers, so that the browser
/// hides the answer from a foreign page.
final class Cors {
  private static final String ANY = "*";
  private static final int DAY_SECONDS = 24 * 60 * 60;
  private static final Set<HttpMethod> METHODS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE);
  private static final Set<String> ASKED =
      Set.of(
          "Authorization",
          "Content-Type",
          "Idempotency-Key",
          "If-Match",
          "Last-Event-ID",
          "traceparent");
  private static final Set<String> TOLD =
      Set.of("ETag", "Location", "Idempotent-Replayed", "Retry-After", "Allow");

  private Cors() {}

  /// @param origins the allowed origins; `*` for all
  static Handler<RoutingContext> allowing(List<String> origins) {
    var library =
        CorsHandler.create()
            .addOrigins(origins)
            .allowedMethods(METHODS)
            .allowedHeaders(ASKED)
            .exposedHeaders(TOLD)
            .maxAgeSeconds(DAY_SECONDS);
    var allowed = new HashSet<>(origins);
    return (PlatformHandler)
        ctx -> {
          var origin = ctx.request().getHeader("Origin");
          if (origin != null && (allowed.contains(ANY) || allowed.contains(origin))) {
            library.handle(ctx);
          } else {
            ctx.next();
          }
        };
  }
}
