package com.callcat.contract;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/// An answer that no program gave.
record Said(HttpRequest request, int statusCode, Map<String, List<String>> fields, String body)
    implements HttpResponse<String> {

  static Said to(String method, String path, int status, String type, String body) {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost" + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    return new Said(request.build(), status, Map.of("Content-Type", List.of(type)), body);
  }

  Said with(String name, String value) {
    var more = new HashMap<>(fields);
    more.put(name, List.of(value));
    return new Said(request, statusCode, more, body);
  }

  @Override
  public HttpHeaders headers() {
    return HttpHeaders.of(fields, (name, value) -> true);
  }

  @Override
  public Optional<HttpResponse<String>> previousResponse() {
    return Optional.empty();
  }

  @Override
  public Optional<SSLSession> sslSession() {
    return Optional.empty();
  }

  @Override
  public URI uri() {
    return request.uri();
  }

  @Override
  public HttpClient.Version version() {
    return HttpClient.Version.HTTP_1_1;
  }
}
