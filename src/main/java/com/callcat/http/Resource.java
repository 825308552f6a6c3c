package com.callcat.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.PlatformHandler;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A path and its operations. For any other method it answers with the methods that are allowed.
final class Resource {
  private Resource() {}

  static void mount(Router router, String path, ResourceOperation... operations) {
    for (var operation : operations) {
      mount(router, path, operation);
    }
    var allowed = allowed(operations);
    router.route(path).handler(ctx -> refuseOrTell(ctx, allowed));
  }

  private static void mount(Router router, String path, ResourceOperation operation) {
    var route = router.route(path);
    operation.methods().forEach(route::method);
    var answers = operation.answers();
    if (answers != null) {
      route.handler((PlatformHandler) ctx -> requireAccepted(ctx, answers));
    }
    var limit = operation.bodyLimit();
    if (limit > 0) {
      route.handler((PlatformHandler) ctx -> JsonBody.expect(ctx, limit));
      route.handler(BodyHandler.create(false).setBodyLimit(limit));
    }
    route.handler(
        ctx -> {
          Trace.name(ctx.request().method(), path);
          operation.action().apply(ctx).onFailure(ctx::fail);
        });
  }

  private static String allowed(ResourceOperation... operations) {
    var methods = Arrays.stream(operations).flatMap(each -> each.methods().stream());
    return Stream.concat(methods, Stream.of(HttpMethod.OPTIONS))
        .map(HttpMethod::name)
        .collect(Collectors.joining(", "));
  }

  private static void refuseOrTell(RoutingContext ctx, String allowed) {
    if (!ctx.request().method().equals(HttpMethod.OPTIONS)) {
      throw new RefusalException(HttpRefusals.methodNotAllowed(allowed));
    }
    ctx.response().setStatusCode(204).putHeader(HttpHeaders.ALLOW, allowed).end();
  }

  private static void requireAccepted(RoutingContext ctx, String answers) {
    if (!MediaTypes.accepts(ctx.request().headers().getAll(HttpHeaders.ACCEPT), answers)) {
      throw new RefusalException(HttpRefusals.notAcceptable(answers));
    }
    ctx.next();
  }
}
