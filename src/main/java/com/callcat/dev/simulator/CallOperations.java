package com.callcat.dev.simulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;

/// The operations of Retell's API about calls, and the simulator's own log of rings.
final class CallOperations {
  private final Vertx vertx;
  private final SimulatorSettings settings;
  private final CallService service;
  private final JsonBodies bodies;

  CallOperations(Vertx vertx, SimulatorSettings settings, CallService service, JsonBodies bodies) {
    this.vertx = vertx;
    this.settings = settings;
    this.service = service;
    this.bodies = bodies;
  }

  Future<Void> create(RoutingContext context) {
    return bodies
        .body(context)
        .map(Order::new)
        .map(CallOperations::withKnownVoice)
        .compose(order -> create(context, order));
  }

  private static Order withKnownVoice(Order order) {
    var voice = order.voiceId();
    if (voice != null) {
      SimulatedVoices.find(voice);
    }
    return order;
  }

  private Future<Void> create(RoutingContext context, Order order) {
    return switch (order.script()) {
      case REFUSED -> Future.failedFuture(RetellError.notFound());
      case SILENT_WITHOUT_PLACING -> sayNothing(context);
      case SILENT_AFTER_PLACING -> service.place(order).compose(placed -> sayNothing(context));
      case ERROR_AFTER_PLACING ->
          service.place(order).compose(placed -> Future.failedFuture(RetellError.brokenServer()));
      case NO_ANSWER,
          BUSY,
          VOICEMAIL,
          DECLINED,
          LIMITED_TWICE,
          WEBHOOKS_LOST,
          WEBHOOKS_SHUFFLED,
          HOUR_LONG,
          UNPAID_ONCE,
          TALKS_ON,
          ANSWERED ->
          service.place(order).compose(placed -> created(context, placed));
    };
  }

  private Future<Void> created(RoutingContext context, SimulatedCall call) {
    return bodies.answer(context, 201, () -> CallObjectWriter.full(call, Stage.REGISTERED));
  }

  private Future<Void> sayNothing(RoutingContext context) {
    var connection = context.request().connection();
    vertx.setTimer(settings.silence().toMillis(), timer -> connection.close());
    return Future.succeededFuture();
  }

  Future<Void> get(RoutingContext context) {
    return show(context, service.find(context.pathParam("id")));
  }

  private Future<Void> show(RoutingContext context, SimulatedCall call) {
    var stage = Life.of(call).stageAt(service.now());
    return bodies.answer(context, 200, () -> CallObjectWriter.full(call, stage));
  }

  Future<Void> update(RoutingContext context) {
    return bodies
        .body(context)
        .compose(changes -> service.update(context.pathParam("id"), changes))
        .compose(call -> show(context, call));
  }

  Future<Void> list(RoutingContext context) {
    return bodies.body(context).map(ListCallsRequest::of).compose(query -> list(context, query));
  }

  private Future<Void> list(RoutingContext context, ListCallsRequest query) {
    var calls = service.calls();
    var now = service.now();
    return bodies.answer(context, 200, () -> query.run(calls, now));
  }

  /// The older list-calls, which answers with an array.
  Future<Void> listOlder(RoutingContext context) {
    return bodies
        .body(context)
        .map(OlderListCallsRequest::translate)
        .map(ListCallsRequest::of)
        .compose(
            query -> {
              var calls = service.calls();
              var now = service.now();
              return bodies.answerList(context, () -> query.run(calls, now).getJsonArray("items"));
            });
  }

  Future<Void> stop(RoutingContext context) {
    return service.stop(context.pathParam("id")).compose(stopped -> done(context));
  }

  Future<Void> delete(RoutingContext context) {
    return service.delete(context.pathParam("id")).compose(deleted -> done(context));
  }

  private static Future<Void> done(RoutingContext context) {
    return context.response().setStatusCode(204).end();
  }

  Future<Void> rings(RoutingContext context) {
    var calls = service.rings();
    var now = service.now();
    return bodies.answer(context, 200, () -> Rings.of(calls, now));
  }
}
