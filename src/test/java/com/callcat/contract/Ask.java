package com.callcat.contract;

import com.callcat.testing.Eventually;
import com.callcat.testing.ReadyLine;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A request to an operation, made as the contract says: with its first example for a body.
record Ask(
    ApiOperation operation, String path, @Nullable String body, Map<String, String> headers) {
  static final String NO_CALL = "0198f4a2-6c1e-7b1d-9d5e-3c9a5f0e2b11";

  static Ask of(String operationId) {
    var operation = OpenApi.CONTRACT.operation(operationId);
    var example = operation.example();
    var ask = new Ask(operation, operation.path(), text(example), Map.of());
    return example == null ? ask : ask.with("Content-Type", "application/json");
  }

  private static @Nullable String text(@Nullable Object example) {
    return example == null ? null : example.toString();
  }

  Ask with(String header, String value) {
    var more = new TreeMap<>(headers);
    more.put(header, value);
    return new Ask(operation, path, body, more);
  }

  Ask as(String token) {
    return with("Authorization", "Bearer " + token);
  }

  /// At the call, file or whatever else its path names.
  Ask at(String name) {
    return new Ask(operation, path.replaceFirst("\\{\\w+}", name), body, headers);
  }

  Ask query(String query) {
    return new Ask(operation, path + "?" + query, body, headers);
  }

  Ask body(String other) {
    return new Ask(operation, path, other, headers);
  }

  HttpRequest request(ReadyLine urls) {
    var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    var base =
        switch (operation.listener()) {
          case "webhook" -> urls.webhook();
          case "management" -> urls.management();
          default -> urls.api();
        };
    var request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Eventually.PATIENCE)
            .method(operation.method(), publisher);
    headers.forEach(request::header);
    return request.build();
  }
}
