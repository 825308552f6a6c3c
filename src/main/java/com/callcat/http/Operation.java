package com.callcat.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One thing that may be done with a [Resource].
///
/// @param bodyLimit how many bytes of JSON it reads; 0 if it reads no body
/// @param answers the media type that it answers with; null for pages, which browsers ask for in
///   many forms
/// @param action answers the request; a failed future is answered by the [ErrorBoundary]
record Operation(
    List<HttpMethod> methods,
    int bodyLimit,
    @Nullable String answers,
    Function<RoutingContext, Future<?>> action) {
  static Operation get(Function<RoutingContext, Future<?>> action) {
    return new Operation(List.of(HttpMethod.GET, HttpMethod.HEAD), 0, MediaTypes.JSON, action);
  }

  /// What people read.
  static Operation page(Function<RoutingContext, Future<?>> action) {
    return new Operation(List.of(HttpMethod.GET, HttpMethod.HEAD), 0, null, action);
  }

  static Operation post(Function<RoutingContext, Future<?>> action) {
    return new Operation(List.of(HttpMethod.POST), 0, MediaTypes.JSON, action);
  }

  static Operation postJson(Function<RoutingContext, Future<?>> action) {
    return new Operation(List.of(HttpMethod.POST), JsonBody.LIMIT, MediaTypes.JSON, action);
  }

  static Operation putJson(Function<RoutingContext, Future<?>> action) {
    return new Operation(List.of(HttpMethod.PUT), JsonBody.LIMIT, MediaTypes.JSON, action);
  }

  /// With a whole transcript.
  static Operation putLongJson(Function<RoutingContext, Future<?>> action) {
    return new Operation(List.of(HttpMethod.PUT), JsonBody.LONG_LIMIT, MediaTypes.JSON, action);
  }

  /// What goes on for as long as the client listens.
  static Operation getEvents(Function<RoutingContext, Future<?>> action) {
    return new Operation(List.of(HttpMethod.GET), 0, EventText.TYPE, action);
  }

  static Operation delete(Function<RoutingContext, Future<?>> action) {
    return new Operation(List.of(HttpMethod.DELETE), 0, MediaTypes.JSON, action);
  }
}
