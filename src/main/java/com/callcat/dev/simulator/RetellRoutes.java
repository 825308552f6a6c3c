package com.callcat.dev.simulator;

import static com.callcat.dev.simulator.Wire.answering;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;

/// Retell's API as far as it is simulated, and the log of the rings beside it.
final class RetellRoutes {
  private static final long BODY_LIMIT = 1 << 20;

  private final Vertx vertx;
  private final Settings settings;
  private final CallDesk desk;
  private final Wire wire;

  RetellRoutes(Vertx vertx, Settings settings, CallDesk desk) {
    this.vertx = vertx;
    this.settings = settings;
    this.desk = desk;
    this.wire = new Wire(vertx);
  }

  Router router() {
    var router = Router.router(vertx);
    List.of(400, 404, 405, 413, 500)
        .forEach(status -> router.errorHandler(status, context -> Wire.refuse(context, status)));
    router.get("/simulator/rings").handler(answering(this::rings));
    router.route().handler(this::authenticate);
    router.route().handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT));
    router.post("/v2/create-phone-call").handler(answering(this::create));
    router.get("/v2/get-call/:id").handler(answering(this::get));
    router.post("/v3/list-calls").handler(answering(this::list));
    router.post("/v2/stop-call/:id").handler(answering(this::stop));
    router.get("/get-concurrency").handler(answering(this::concurrency));
    return router;
  }

  private void authenticate(RoutingContext context) {
    var given = Objects.requireNonNullElse(context.request().getHeader("Authorization"), "");
    if (MessageDigest.isEqual(bytes(given), bytes("Bearer " + settings.apiKey()))) {
      context.next();
    } else {
      context.fail(Refusal.wrongKey());
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Future<?> create(RoutingContext context) {
    return wire.body(context).map(Order::new).compose(order -> create(context, order));
  }

  private Future<?> create(RoutingContext context, Order order) {
    return switch (order.script()) {
      case REFUSED -> Future.failedFuture(Refusal.notFound());
      case SILENT_WITHOUT_PLACING -> sayNothing(context);
      case SILENT_AFTER_PLACING -> desk.place(order).compose(placed -> sayNothing(context));
      case ERROR_AFTER_PLACING ->
          desk.place(order).compose(placed -> Future.failedFuture(Refusal.brokenServer()));
      case NO_ANSWER,
          BUSY,
          VOICEMAIL,
          DECLINED,
          LIMITED_TWICE,
          WEBHOOKS_LOST,
          WEBHOOKS_SHUFFLED,
          HOUR_LONG,
          UNPAID_ONCE,
          ANSWERED ->
          desk.place(order).compose(placed -> created(context, placed));
    };
  }

  private Future<Void> created(RoutingContext context, SimulatedCall call) {
    return wire.answer(context, 201, () -> CallObject.full(call, Stage.REGISTERED));
  }

  private Future<Void> sayNothing(RoutingContext context) {
    var connection = context.request().connection();
    vertx.setTimer(settings.silence().toMillis(), timer -> connection.close());
    return Future.succeededFuture();
  }

  private Future<Void> get(RoutingContext context) {
    var call = desk.find(context.pathParam("id"));
    var stage = Life.of(call).stageAt(desk.now());
    return wire.answer(context, 200, () -> CallObject.full(call, stage));
  }

  private Future<Void> list(RoutingContext context) {
    return wire.body(context).map(ListQuery::of).compose(query -> list(context, query));
  }

  private Future<Void> list(RoutingContext context, ListQuery query) {
    var calls = desk.calls();
    var now = desk.now();
    return wire.answer(context, 200, () -> query.run(calls, now));
  }

  private Future<Void> stop(RoutingContext context) {
    return desk.stop(context.pathParam("id"))
        .compose(stopped -> context.response().setStatusCode(204).end());
  }

  private Future<Void> rings(RoutingContext context) {
    var calls = desk.calls();
    var now = desk.now();
    return wire.answer(context, 200, () -> Rings.of(calls, now));
  }

  private Future<Void> concurrency(RoutingContext context) {
    var limit = settings.concurrencyLimit();
    var answer =
        new JsonObject()
            .put("current_concurrency", desk.concurrency())
            .put("concurrency_limit", limit)
            .put("base_concurrency", limit)
            .put("purchased_concurrency", 0)
            .put("concurrency_purchase_limit", 80)
            .put("remaining_purchase_limit", 80)
            .put("concurrency_burst_enabled", false)
            .put("concurrency_burst_limit", 0)
            .put("reserved_inbound_concurrency", 0);
    return wire.answer(context, 200, () -> answer);
  }
}
