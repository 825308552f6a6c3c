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
record ResourceOperation(
    List<HttpMethod> methods,
    int bodyLimit,
    @Nullable String answers,
    Function<RoutingContext, Future<?>> action) {
  static ResourceOperation get(Function<RoutingContext, Future<?>> action) {
    return new ResourceOperation(
        List.of(HttpMethod.GET, HttpMethod.HEAD), 0, MediaTypes.JSON, action);
  }

  /// What people read.
  static ResourceOperation page(Function<RoutingContext, Future<?>> action) {
    return new ResourceOperation(List.of(HttpMethod.GET, HttpMethod.HEAD), 0, null, action);
  }

  static ResourceOperation post(Function<RoutingContext, Future<?>> action) {
    return new ResourceOperation(List.of(HttpMethod.POST), 0, MediaTypes.JSON, action);
  }

  static ResourceOperation postJson(Function<RoutingContext, Future<?>> action) {
    return new ResourceOperation(List.of(HttpMethod.POST), JsonBody.LIMIT, MediaTypes.JSON, action);
  }

  static ResourceOperation putJson(Function<RoutingContext, Future<?>> action) {
    return new ResourceOperation(List.of(HttpMethod.PUT), JsonBody.LIMIT, MediaTypes.JSON, action);
  }

  /// With a whole transcript.
  static ResourceOperation putLongJson(Function<RoutingContext, Future<?>> action) {
    return new ResourceOperation(
        List.of(HttpMethod.PUT), JsonBody.LONG_LIMIT, MediaTypes.JSON, action);
  }

  /// What goes on for as long as the client listens.
  static ResourceOperation getEvents(Function<RoutingContext, Future<?>> action) {
    return new ResourceOperation(List.of(HttpMethod.GET), 0, EventText.TYPE, action);
  }

  static ResourceOperation delete(Function<RoutingContext, Future<?>> action) {
    return new ResourceOperation(List.of(HttpMethod.DELETE), 0, MediaTypes.JSON, action);
  }
}
