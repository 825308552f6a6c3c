package com.callcat.testing;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/// Retell's protocol as a fault proxy needs to know it: a kind is a method and a path without ids,
/// as `GET /v2/get-call/*`.
public final class RetellProtocol implements HttpFaultProxy.Protocol {
  @Override
  public String kind(HttpServerRequest request, Buffer body) {
    return request.method() + " " + request.path().replaceAll("call_[0-9a-f]+", "*");
  }

  /// Nobody repeats a request to Retell by itself.
  @Override
  public Object identity(HttpServerRequest request) {
    return request;
  }

  @Override
  public String broken() {
    return "{\"status\":\"error\",\"message\":\"Internal server error\"}";
  }
}
