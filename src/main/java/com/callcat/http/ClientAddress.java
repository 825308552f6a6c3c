package com.callcat.http;

import io.vertx.core.http.HttpServerRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the client's address that limits apply to.
///
/// @param behindProxy whether a proxy in front adds the client's address to X-Forwarded-For. Only
///   the last entry is the proxy's; vertx-web would use the first one, which any client can write
record ClientAddress(boolean behindProxy) {
  private static final String UNKNOWN = "unknown";

  /// An address with a port, which some proxies write.
  private static final Pattern WITH_PORT =
      Pattern.compile("\\[([0-9A-Fa-f:.]+)](?::\\d+)?|([0-9.]+):\\d+");

  /// An IPv6 client usually has a network of 2⁶⁴ addresses, so they count as one.
  private static final int NETWORK_BYTES = 8;

  String of(HttpServerRequest request) {
    var forwarded = behindProxy ? forwarded(request) : null;
    return network(forwarded != null ? forwarded : request.remoteAddress().hostAddress());
  }

  private static @Nullable String forwarded(HttpServerRequest request) {
    var headers = request.headers().getAll("X-Forwarded-For");
    if (headers.isEmpty()) {
      return null;
    }
    var last = headers.getLast();
    return last.substring(last.lastIndexOf(',') + 1).strip();
  }

  static String network(@Nullable String address) {
    if (address == null) {
      return UNKNOWN;
    }
    var match = WITH_PORT.matcher(address);
    var bare =
        !match.matches() ? address : match.group(1) != null ? match.group(1) : match.group(2);
    try {
      return switch (InetAddress.ofLiteral(bare)) {
        case Inet6Address six ->
            HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES));
        case InetAddress four -> four.getHostAddress();
      };
    } catch (IllegalArgumentException notAnAddress) {
      return UNKNOWN;
    }
  }
}
