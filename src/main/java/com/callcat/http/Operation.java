package com.callcat.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Function;

/// One thing that may be done with a [Resource].
///
/// @param takesJson it reads the request's body
/// @param answersJson it is only for who accepts JSON
/// @param action answers the request; a failed future is answered by the [ErrorBoundary]
record Operation(
    List<HttpMethod> methods,
    boolean takesJson,
    boolean answersJson,
    Function<RoutingContext, Future<?>> action) {

  static Operation get(Function<RoutingContext, Future<?>> action) {
    return new Operation(List.of(HttpMethod.GET, HttpMethod.HEAD), false, true, action);
  }

  /// What people read, and browsers ask for in many forms.
  static Operation page(Function<RoutingContext, Future<?>> action) {
    return new Operation(List.of(HttpMethod.GET, HttpMethod.HEAD), false, false, action);
  }

  static Operation post(Function<RoutingContext, Future<?>> action) {
    return new Operation(List.of(HttpMethod.POST), false, true, action);
  }

  static Operation postJson(Function<RoutingContext, Future<?>> action) {
    return new Operation(List.of(HttpMethod.POST), true, true, action);
  }

  static Operation putJson(Function<RoutingContext, Future<?>> action) {
    return new Operation(List.of(HttpMethod.PUT), true, true, action);
  }

  static Operation delete(Function<RoutingContext, Future<?>> action) {
    return new Operation(List.of(HttpMethod.DELETE), false, true, action);
  }
}
