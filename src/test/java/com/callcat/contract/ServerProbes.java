package com.callcat.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.callcat.retell.Fixtures;
import com.callcat.retell.Signature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.InstantSource;

/// Good requests for documents, to the management and to the webhook.
final class ServerProbes {
  /// The key of development.
  private static final String KEY = "key_development";

  private final Dice dice;
  private final InstantSource clock;

  ServerProbes(Dice dice, InstantSource clock) {
    this.dice = dice;
    this.clock = clock;
  }

  Probe document() {
    return switch (dice.between(0, 7)) {
      case 0 -> Probe.of("getContract").expecting(200);
      case 1 -> Probe.of("getDocs").expecting(200);
      case 2 -> Probe.of("getDocsFile").at(dice.one("start.js", "swagger-ui.css")).expecting(200);
      case 3 ->
          Probe.of("getDocsFile")
              .at(dice.one("x", "index.html", "%2e%2e%2fopenapi.yaml", "..%5cx", "%00"))
              .expecting(404);
      case 4 -> Probe.of("listProblems").expecting(200);
      case 5 -> Probe.of("getProblem").at(dice.one("too-late", "no-room")).expecting(200);
      case 6 ->
          Probe.of("getProblem").at(dice.one("x", "TOO-LATE", "..%5cx", "%00")).expecting(404);
      default -> Probe.of("getStart").expecting(302);
    };
  }

  Probe keys() {
    return Probe.of("getKeys").expecting(200);
  }

  Probe management() {
    return Probe.of(dice.one("getLiveness", "getReadiness", "getMetrics")).expecting(200);
  }

  /// Of calls that are not ours.
  Probe event() {
    var call = JsonNodeFactory.instance.objectNode().put("call_id", new FuzzTexts(dice).letters(9));
    call.put("call_status", new FuzzTexts(dice).text(1, 50, true));
    var event =
        JsonNodeFactory.instance
            .objectNode()
            .put("event", dice.one("call_started", "call_ended", "call_analyzed", "news"))
            .set("call", call);
    return signed(event.toString().getBytes(UTF_8)).expecting(204);
  }

  Probe brokenEvent() {
    var body =
        dice.one(
            "", "x", "{}", "[]", "{\"event\": 1}", "{\"event\": \"call_ended\", \"call\": []}");
    return dice.chance(50)
        ? signed(body.getBytes(UTF_8)).expecting(400)
        : forged(body.getBytes(UTF_8)).expecting(401);
  }

  private Probe signed(byte[] body) {
    return Probe.of("receiveRetellEvent")
        .header("Content-Type", "application/json")
        .header(Signature.HEADER, Fixtures.signature(body, KEY, clock.instant()))
        .bytes(body);
  }

  private Probe forged(byte[] body) {
    var signature = Fixtures.signature(body, dice.one(KEY, "guessed"), clock.instant());
    return Probe.of("receiveRetellEvent")
        .header("Content-Type", "application/json")
        .header(Signature.HEADER, dice.one("x", "", signature.replace(",", ", "), signature + "0"))
        .bytes(body);
  }
}
