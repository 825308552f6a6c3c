package com.callcat.net;

import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.tracing.TracingPolicy;

/// The options that all listeners have in common.
public final class ListenerOptions {
  /// Longer than the 60 s for which load balancers keep an idle connection open (AWS's Application
  /// Load Balancer, ingress-nginx). So the server never closes a connection just when a load
  /// balancer sends a request over it.
  private static final int IDLE_SECONDS = 75;

  private ListenerOptions() {}

  /// The options of an HTTP/1.1 listener. HTTP/2 in clear text is off, because the limits and
  /// refusals here would not apply to it.
  public static HttpServerOptions http1(String host, int port) {
    return new HttpServerOptions()
        .setHost(host)
        .setPort(port)
        .setIdleTimeout(IDLE_SECONDS)
        .setHttp2ClearTextEnabled(false)
        .setTracingPolicy(TracingPolicy.ALWAYS);
  }
}
