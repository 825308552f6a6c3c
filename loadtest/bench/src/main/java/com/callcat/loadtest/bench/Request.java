package com.callcat.loadtest.bench;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/// One request, and the status that its answer must have.
record Request(HttpMethod method, URI url, Map<String, String> headers, Buffer body, int status) {
  private static final String JSON = "application/json";

  static Request get(String url, String token) {
    return new Request(HttpMethod.GET, URI.create(url), bearer(token), Buffer.buffer(), 200);
  }

  /// With a body of JSON.
  static Request send(HttpMethod method, String url, String token, String json, int status) {
    var headers = new HashMap<>(bearer(token));
    headers.put("Content-Type", JSON);
    return new Request(method, URI.create(url), headers, Buffer.buffer(json), status);
  }

  static Request webhook(String url, byte[] event) {
    var headers = Map.of("Content-Type", JSON, "X-Retell-Signature", Secrets.ofWebhook(event));
    return new Request(HttpMethod.POST, URI.create(url), headers, Buffer.buffer(event), 204);
  }

  private static Map<String, String> bearer(String token) {
    return Map.of("Authorization", "Bearer " + token);
  }
}
