package com.callcat.contract;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Flow;

/// A request and its answer.
record ApiExchange(HttpRequest request, HttpResponse<String> response) {

  String method() {
    return request.method();
  }

  /// The path as it was sent, dots resolved.
  String path() {
    var path = request.uri().normalize().getRawPath();
    return path.isEmpty() ? "/" : path;
  }

  /// A browser that asks whether a page may ask; the Fetch standard says how it is answered.
  boolean isPreflight() {
    return method().equals("OPTIONS")
        && request.headers().firstValue("Access-Control-Request-Method").isPresent();
  }

  int status() {
    return response.statusCode();
  }

  /// Without its parameters; empty when there is none.
  String contentType() {
    var type = response.headers().firstValue("Content-Type").orElse("");
    return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  String requestBody() {
    return request.bodyPublisher().map(ApiExchange::text).orElse("");
  }

  private static String text(HttpRequest.BodyPublisher publisher) {
    var text = BodySubscribers.ofString(StandardCharsets.UTF_8);
    publisher.subscribe(new Pieces(text));
    return text.getBody().toCompletableFuture().join();
  }

  /// A publisher gives buffers, a subscriber takes lists of them.
  private record Pieces(BodySubscriber<String> text) implements Flow.Subscriber<ByteBuffer> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      text.onSubscribe(subscription);
    }

    @Override
    public void onNext(ByteBuffer piece) {
      text.onNext(List.of(piece));
    }

    @Override
    public void onError(Throwable failure) {
      text.onError(failure);
    }

    @Override
    public void onComplete() {
      text.onComplete();
    }
  }

  @Override
  public String toString() {
    var body = response.body();
    return "%s %s answered %d %s %s"
        .formatted(
            method(),
            path(),
            status(),
            contentType(),
            body.length() < 1000 ? body : body.substring(0, 1000) + "…");
  }
}
