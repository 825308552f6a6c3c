package com.callcat.http;

import com.callcat.call.Call;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The ETags of calls (RFC 9110 §8.8.3), which are their versions.
final class ETags {
  /// A strong tag. Weak tags never match If-Match (§13.1.1), so they are skipped.
  private static final Pattern STRONG = Pattern.compile("(?<!W/)\"(\\d{1,18})\"");

  private ETags() {}

  static void tell(RoutingContext ctx, Call call) {
    ctx.response().putHeader(HttpHeaders.ETAG, "\"" + call.version() + "\"");
  }

  /// The versions in a request's If-Match; null if it applies to any version. A tag that is not one
  /// of ours matches no version.
  static @Nullable List<Long> wanted(RoutingContext ctx) {
    var headers = ctx.request().headers().getAll(HttpHeaders.IF_MATCH);
    if (headers.isEmpty() || headers.equals(List.of("*"))) {
      return null;
    }
    var versions = new ArrayList<Long>();
    for (var header : headers) {
      STRONG
          .matcher(header)
          .results()
          .map(tag -> Long.valueOf(tag.group(1)))
          .forEach(versions::add);
    }
    return versions;
  }
}
