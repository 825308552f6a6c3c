package com.callcat.loadtest.gatling;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Where a program listens, and the simulator that it dials; URLs without a path.
record Addresses(String api, String webhook, String management, String retell) {
  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1");

  /// Load never leaves this machine.
  Addresses {
    for (var url : new String[] {api, webhook, management, retell}) {
      if (!HERE.contains(URI.create(url).getHost())) {
        throw new IllegalArgumentException(url + " is not on this machine");
      }
    }
  }

  /// @param urls by the names that the program gives them when it is ready
  static Addresses of(Map<String, String> urls) {
    return new Addresses(
        url(urls, "api"), url(urls, "webhook"), url(urls, "management"), url(urls, "retell"));
  }

  private static String url(Map<String, String> urls, String name) {
    return Objects.requireNonNull(urls.get(name), name)
        .replaceFirst("//(0\\.0\\.0\\.0|localhost)", "//127.0.0.1");
  }
}
