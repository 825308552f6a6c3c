package com.callcat.loadtest.bench;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/// What is measured: requests of one kind to one server.
///
/// @param inRound how many a round has
/// @param toWarm how many come before, so that the compiler is done
/// @param reach how many times the best floor it may cost; 0 for what has no such aim
record Target(
    String name,
    ServerProcess server,
    int inRound,
    int toWarm,
    double reach,
    IntFunction<Request> requests) {

  static final int LEARNT = 40;
  private static final int PAGE = 20;

  /// As many rounds are made before any counts: the SDK's code and the program's are deep, and were
  /// still being compiled after ten.
  private static final int WARM_ROUNDS = 40;

  /// Fewer, for each of these calls has to be dialled before.
  static final int WARM_ROUNDS_OF_WEBHOOKS = 10;

  /// The requests of one floor.
  static Target floor(Floor.Kind kind, ServerProcess server, String token, double scale) {
    var url = Program.url(server.readyLine().replace("ready ", "floor="), "floor") + "/one";
    var sizes = kind.asksDynamoDb() ? new int[] {2_500, 40_000} : new int[] {12_000, 60_000};
    var request = Request.get(url, token);
    return new Target(
        name(kind), server, scaled(sizes[0], scale), scaled(sizes[1], scale), 0, _ -> request);
  }

  private static String name(Floor.Kind kind) {
    return switch (kind) {
      case BARE -> "a bare route of Vert.x";
      case JWT -> "… with a token checked";
      case NETTY -> "… and one GetItem, SDK over Netty";
      case CRT -> "… and one GetItem, SDK over CRT";
      case VERTX -> "… and one GetItem, SDK over Vert.x";
    };
  }

  private static int scaled(int count, double scale) {
    return (int) Math.max(LEARNT, count * scale);
  }

  /// Those of the program.
  static List<Target> ofProgram(ServerProcess program, Stock stock, double scale) {
    var api = Program.url(program.readyLine(), "api") + "/api/calls";
    var webhook = Program.url(program.readyLine(), "webhook") + "/webhooks/retell";
    var one = Request.get(api + "/" + stock.scheduled.getFirst(), stock.token);
    var list = Request.get(api + "?status=SCHEDULED&limit=" + PAGE, stock.token);
    var edits = new AtomicInteger();
    var ends = new AtomicInteger();
    var creates = new AtomicInteger();
    var targets = new ArrayList<Target>();
    targets.add(of("GET one call", program, 2_500, scale, 1.25, _ -> one));
    targets.add(of("list of 20", program, 1_500, scale, 2.2, _ -> list));
    targets.add(
        of("create", program, 1_500, scale, 1.8, _ -> stock.create(creates.getAndIncrement())));
    targets.add(
        of("edit", program, 1_500, scale, 2, _ -> edit(api, stock, edits.getAndIncrement())));
    targets.add(
        new Target(
            "webhook call_ended",
            program,
            webhooks(scale),
            WARM_ROUNDS_OF_WEBHOOKS * webhooks(scale),
            2.5,
            _ -> Request.webhook(webhook, stock.ends.get(ends.getAndIncrement()))));
    return targets;
  }

  private static Target of(
      String name,
      ServerProcess program,
      int inRound,
      double scale,
      double reach,
      IntFunction<Request> requests) {
    return new Target(
        name,
        program,
        scaled(inRound, scale),
        scaled(WARM_ROUNDS * inRound, scale),
        reach,
        requests);
  }

  /// Of a round. Each is of a call of its own, which had to be dialled before.
  static int webhooks(double scale) {
    return scaled(300, scale);
  }

  private static Request edit(String api, Stock stock, int number) {
    var call = stock.scheduled.get(number % stock.scheduled.size());
    var change = new JsonObject().put("prompt", "Ask for slot " + number + ", and thank them.");
    return Request.send(HttpMethod.PUT, api + "/" + call, stock.token, change.encode(), 200);
  }
}
