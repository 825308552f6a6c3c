package com.callcat.tracing;

import com.callcat.testing.Eventually;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.trace.v1.Span;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A collector of OpenTelemetry, as far as it is sent traces over HTTP.
final class Collector {
  private final List<ExportTraceServiceRequest> sent = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  private Collector(Vertx vertx) {
    this.server = vertx.createHttpServer().requestHandler(this::take);
  }

  static Collector start(Vertx vertx) {
    var collector = new Collector(vertx);
    collector.server.listen(0, "127.0.0.1").await();
    return collector;
  }

  /// What the variable `OTEL_EXPORTER_OTLP_ENDPOINT` is to say.
  String endpoint() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  private void take(HttpServerRequest request) {
    request
        .body()
        .map(Collector::read)
        .onSuccess(sent::add)
        .onSuccess(
            _ ->
                request
                    .response()
                    .putHeader("Content-Type", "application/x-protobuf")
                    .end(
                        Buffer.buffer(
                            ExportTraceServiceResponse.getDefaultInstance().toByteArray())));
  }

  private static ExportTraceServiceRequest read(Buffer body) {
    try {
      return ExportTraceServiceRequest.parseFrom(body.getBytes());
    } catch (IOException other) {
      throw new UncheckedIOException(other);
    }
  }

  /// All that it was sent, to look for what it should not have been.
  String text() {
    return String.join("\n", sent.stream().map(Object::toString).toList());
  }

  /// The spans of a trace, as soon as they are as expected: they come in batches.
  List<Span> trace(String traceId, Predicate<List<Span>> whole) throws Exception {
    return Eventually.until(() -> trace(traceId), whole);
  }

  private List<Span> trace(String traceId) {
    return spans().filter(span -> hex(span.getTraceId().toByteArray()).equals(traceId)).toList();
  }

  private Stream<Span> spans() {
    return sent.stream()
        .flatMap(request -> request.getResourceSpansList().stream())
        .flatMap(resource -> resource.getScopeSpansList().stream())
        .flatMap(scope -> scope.getSpansList().stream());
  }

  static String hex(byte[] id) {
    return HexFormat.of().formatHex(id);
  }
}
