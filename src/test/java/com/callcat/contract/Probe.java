package com.callcat.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.callcat.testing.Eventually;
import com.callcat.testing.ReadyLine;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One request of a fuzz run and what must come of it. It is made as a good one, which faults may
/// then be put into.
final class Probe {
  private static final JsonMapper PLAIN = new JsonMapper();
  private static final JsonMapper ESCAPING =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  final ApiOperation operation;
  final Set<Integer> expected = new TreeSet<>();
  final List<String> faults = new ArrayList<>();
  private final List<Map.Entry<String, String>> headers = new ArrayList<>();
  private Consumer<HttpResponse<String>> then = answer -> {};
  String method;
  String target;
  boolean chunked;

  /// The call it is about, if that is known.
  @Nullable KnownCall call;

  /// Its body while fields can be put into it.
  @Nullable ObjectNode json;

  private byte @Nullable [] bytes;

  private Probe(ApiOperation operation) {
    this.operation = operation;
    this.method = operation.method();
    this.target = operation.path();
  }

  static Probe of(String operationId) {
    return new Probe(OpenApi.CONTRACT.operation(operationId));
  }

  Probe at(String name) {
    target = target.replaceFirst("\\{\\w+}", name);
    return this;
  }

  Probe expecting(Integer... statuses) {
    expected.addAll(Arrays.asList(statuses));
    return this;
  }

  Probe header(String name, String value) {
    headers.add(Map.entry(name, value));
    return this;
  }

  Probe replaceHeader(String name, String value) {
    return withoutHeader(name).header(name, value);
  }

  Probe withoutHeader(String name) {
    headers.removeIf(header -> header.getKey().equals(name));
    return this;
  }

  boolean hasHeader(String name) {
    return headers.stream().anyMatch(header -> header.getKey().equals(name));
  }

  Probe json(ObjectNode body) {
    json = body;
    return header("Content-Type", "application/json");
  }

  Probe bytes(byte[] body) {
    bytes = body;
    return this;
  }

  /// Whether a good answer has more calls than one, or none.
  boolean isList() {
    return operation.id().equals("listCalls");
  }

  /// What to do with a good answer.
  Probe then(Consumer<HttpResponse<String>> check) {
    then = check;
    return this;
  }

  void answered(HttpResponse<String> answer) {
    if (faults.isEmpty()) {
      then.accept(answer);
    }
  }

  /// Something is wrong with it from now on, so it can no longer be granted.
  void broken(String fault, Integer... statuses) {
    faults.add(fault);
    expected.removeIf(status -> status < 400);
    expecting(statuses);
  }

  /// The body as it is sent; null when there is none.
  byte @Nullable [] body() {
    return bytes != null || json == null ? bytes : text(false).getBytes(UTF_8);
  }

  /// @param escaped in ASCII
  String text(boolean escaped) {
    try {
      return (escaped ? ESCAPING : PLAIN).writeValueAsString(json);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  HttpRequest request(ReadyLine urls) {
    var base =
        switch (operation.listener()) {
          case "webhook" -> urls.webhook();
          case "management" -> urls.management();
          default -> urls.api();
        };
    var request =
        HttpRequest.newBuilder(URI.create(base + target))
            .timeout(Eventually.PATIENCE)
            .method(method, publisher(body()));
    headers.forEach(header -> request.header(header.getKey(), header.getValue()));
    return request.build();
  }

  private BodyPublisher publisher(byte @Nullable [] body) {
    if (body == null) {
      return BodyPublishers.noBody();
    }
    var whole = BodyPublishers.ofByteArray(body);
    return chunked ? BodyPublishers.fromPublisher(whole) : whole;
  }

  @Override
  public String toString() {
    var body = body();
    var shown = body == null ? "" : new String(body, UTF_8);
    return "%s %s with %s %s %s, expecting %s"
        .formatted(
            method,
            target.length() < 300 ? target : target.substring(0, 300) + "…",
            faults,
            headers.stream().filter(header -> header.getValue().length() < 200).toList(),
            shown.length() < 600 ? shown : shown.substring(0, 600) + "…",
            expected);
  }
}
