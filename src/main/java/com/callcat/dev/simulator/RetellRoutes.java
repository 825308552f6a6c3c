package com.callcat.dev.simulator;

import static com.callcat.dev.simulator.JsonBodies.answering;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// The paths of Retell's API that are simulated.
final class RetellRoutes {
  private static final String RINGS = "/simulator/rings";
  private static final long BODY_LIMIT = 1 << 20;

  private final SimulatorSettings settings;
  private final CallOperations calls;
  private final AccountOperations account;
  private final Router router;
  private final List<String> operations = new ArrayList<>(List.of("GET " + RINGS));

  RetellRoutes(Vertx vertx, SimulatorSettings settings, CallService service) {
    var bodies = new JsonBodies(vertx);
    this.settings = settings;
    this.calls = new CallOperations(vertx, settings, service, bodies);
    this.account = new AccountOperations(settings, service, bodies);
    this.router = Router.router(vertx);
  }

  Router router() {
    List.of(400, 413, 500)
        .forEach(
            status -> router.errorHandler(status, context -> JsonBodies.refuse(context, status)));
    List.of(404, 405).forEach(status -> router.errorHandler(status, noSuchOperation(status)));
    router.get(RINGS).handler(answering(calls::rings));
    serve(HttpMethod.POST, "/v2/create-phone-call", calls::create);
    serve(HttpMethod.GET, "/v2/get-call/:id", calls::get);
    serve(HttpMethod.POST, "/v3/list-calls", calls::list);
    serve(HttpMethod.POST, "/v2/list-calls", calls::listOlder);
    serve(HttpMethod.POST, "/v2/stop-call/:id", calls::stop);
    serve(HttpMethod.PATCH, "/v2/update-call/:id", calls::update);
    serve(HttpMethod.DELETE, "/v2/delete-call/:id", calls::delete);
    serve(HttpMethod.GET, "/get-concurrency", account::concurrency);
    serve(HttpMethod.GET, "/list-voices", account::voices);
    serve(HttpMethod.GET, "/get-voice/:id", account::voice);
    serve(HttpMethod.GET, "/get-agent/:id", account::agent);
    return router;
  }

  private void serve(HttpMethod method, String path, Function<RoutingContext, Future<?>> deed) {
    operations.add(method + " " + path.replaceAll(":(\\w+)", "{$1}"));
    router.route(method, path).handler(this::authenticate);
    router
        .route(method, path)
        .handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT))
        .handler(answering(deed));
  }

  /// Answers requests of any other operation with a list of those that exist.
  private Handler<RoutingContext> noSuchOperation(int status) {
    return context -> {
      var refusal =
          RetellError.of(status).adding("This simulator has: " + String.join(", ", operations));
      JsonBodies.send(context, refusal);
    };
  }

  private void authenticate(RoutingContext context) {
    var given = Objects.requireNonNullElse(context.request().getHeader("Authorization"), "");
    if (MessageDigest.isEqual(bytes(given), bytes("Bearer " + settings.apiKey()))) {
      context.next();
    } else {
      context.fail(RetellError.wrongKey());
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
