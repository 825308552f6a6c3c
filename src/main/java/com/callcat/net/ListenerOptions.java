package com.callcat.net;

import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.tracing.TracingPolicy;

/// What the sockets of all listeners have in common.
public final class ListenerOptions {
  /// Longer than the 60 s for which load balancers keep a connection open (AWS's Application Load
  /// Balancer, ingress-nginx), so that it is never this side which closes one that they are about
  /// to use.
  private static final int IDLE_SECONDS = 75;

  private ListenerOptions() {}

  /// Without HTTP/2 in clear text: it would pass by the limits and by how refusals are told.
  public static HttpServerOptions http1(String host, int port) {
    return new HttpServerOptions()
        .setHost(host)
        .setPort(port)
        .setIdleTimeout(IDLE_SECONDS)
        .setHttp2ClearTextEnabled(false)
        .setTracingPolicy(TracingPolicy.ALWAYS);
  }
}
