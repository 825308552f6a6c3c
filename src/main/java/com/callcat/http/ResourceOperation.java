package com.callcat.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An operation on a [Resource].
///
/// @param bodyLimit the largest JSON body in bytes; 0 if it reads no body
/// @param answers the media type of its answer; null for pages, because browsers send many forms of
///   `Accept`
/// @param action answers the request; if its future fails, the [ErrorBoundary] answers
record ResourceOperation(
    List<HttpMethod> methods,
    int bodyLimit,
    @Nullable String answers,
    Function<RoutingContext, Future<?>> action) {
  static ResourceOperation get(Function<RoutingContext, Future<?>> action) {
    return new ResourceOperation(
        List.of(HttpMethod.GET, HttpMethod.HEAD), 0, MediaTypes.JSON, action);
  }

  /// GET of a page for people.
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

  /// PUT of a JSON body that may contain a whole transcript.
  static ResourceOperation putLongJson(Function<RoutingContext, Future<?>> action) {
    return new ResourceOperation(
        List.of(HttpMethod.PUT), JsonBody.LONG_LIMIT, MediaTypes.JSON, action);
  }

  /// GET of an event stream, which goes on until the client disconnects.
  static ResourceOperation getEvents(Function<RoutingContext, Future<?>> action) {
    return new ResourceOperation(List.of(HttpMethod.GET), 0, EventText.TYPE, action);
  }

  static ResourceOperation delete(Function<RoutingContext, Future<?>> action) {
    return new ResourceOperation(List.of(HttpMethod.DELETE), 0, MediaTypes.JSON, action);
  }
}
