package com.callcat.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.Blank;
import com.callcat.call.CallStatus;
import com.callcat.call.CallTranscript;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiFunction;

/// Good requests about calls that are there, or are not, or are somebody else's; each with the one
/// status that it must get.
final class CallProbes {
  private final FuzzUser user;
  private final Dice dice;
  private final ValidBodies bodies;

  CallProbes(FuzzUser user, Dice dice, ValidBodies bodies) {
    this.user = user;
    this.dice = dice;
    this.bodies = bodies;
  }

  Probe get() {
    return aimed(
        "getCall", (probe, call) -> probe.expecting(200).then(answer -> user.expect(call, answer)));
  }

  Probe change() {
    return aimed("changeCall", this::change);
  }

  private Probe change(Probe probe, KnownCall call) {
    var body = bodies.of(probe.operation);
    if (dice.chance(30)) {
      body.removeAll();
    } else if (dice.chance(60)) {
      body.remove("status");
    }
    probe.json(body);
    return dice.chance(25)
        ? probe.header("If-Match", staleTag(call)).expecting(412)
        : changed(dice.chance(30) ? probe.header("If-Match", goodTag(call)) : probe, call, body);
  }

  private Probe changed(Probe probe, KnownCall call, ObjectNode body) {
    return probe
        .expecting(call.answerTo(body))
        .then(
            answer -> {
              if (answer.statusCode() == 200) {
                call.change(body);
                user.expect(call, answer);
              }
            });
  }

  private String goodTag(KnownCall call) {
    var tag = "\"" + call.version + "\"";
    return dice.one(tag, "*", "\"7000\", " + tag, tag + ",W/\"7000\"");
  }

  private String staleTag(KnownCall call) {
    var version = call.version;
    return dice.one(
        "\"" + (version + 1) + "\"", "W/\"" + version + "\"", "\"99999999999999999999\"", "x", ";");
  }

  Probe delete() {
    return aimed("deleteCall", this::delete);
  }

  private Probe delete(Probe probe, KnownCall call) {
    return call.status == CallStatus.SCHEDULED
        ? probe.expecting(204).then(answer -> user.gone(call))
        : probe.expecting(409);
  }

  Probe cancel() {
    return aimed("cancelCall", this::cancel);
  }

  private Probe cancel(Probe probe, KnownCall call) {
    return call.status.ended() && call.status != CallStatus.CANCELED
        ? probe.expecting(409)
        : probe
            .expecting(200)
            .then(
                answer -> {
                  call.cancel();
                  user.expect(call, answer);
                });
  }

  /// What it finds may be new or the same, so the answer says which version it made.
  Probe finalizeCall() {
    return aimed(
        "finalizeCall",
        (probe, call) ->
            call.status.ended()
                ? probe.expecting(200).then(answer -> finalized(call, answer))
                : probe.expecting(409));
  }

  private void finalized(KnownCall call, HttpResponse<String> answer) {
    var version = FuzzUser.version(answer);
    assertThat(version).isBetween(call.version, call.version + 1);
    call.version = version;
    user.expect(call, answer);
  }

  Probe readTranscript() {
    return aimed(
        "getTranscript",
        (probe, call) ->
            call.transcript == null
                ? probe.expecting(404)
                : probe.expecting(200).then(answer -> expectTranscript(call, answer)));
  }

  Probe replaceTranscript() {
    return aimed(
        "replaceTranscript",
        (probe, call) -> {
          var body = bodies.of(probe.operation);
          var text = Blank.strip(body.path("transcriptText").asText());
          return probe.json(body).expecting(200).then(answer -> written(call, text, answer));
        });
  }

  Probe appendToTranscript() {
    return aimed(
        "appendToTranscript",
        (probe, call) -> {
          var body = bodies.of(probe.operation);
          var line = line(body);
          var text = call.transcript == null ? line : call.transcript + "\n" + line;
          return text.codePointCount(0, text.length()) > CallTranscript.MOST_WRITTEN
              ? probe.json(body).expecting(400)
              : probe.json(body).expecting(200).then(answer -> written(call, text, answer));
        });
  }

  private static String line(JsonNode body) {
    if (body.has("text")) {
      return oneLine(body.path("text").asText());
    }
    var speaker =
        switch (body.path("role").asText()) {
          case "agent", "assistant" -> "Agent";
          case "transfer_target" -> "Transfer target";
          default -> "User";
        };
    return speaker + ": " + oneLine(body.path("content").asText());
  }

  private static String oneLine(String text) {
    return Blank.strip(text).replaceAll("\\R[\\h\\v]*", " ");
  }

  private static void written(KnownCall call, String text, HttpResponse<String> answer) {
    call.transcript = text;
    expectTranscript(call, answer);
  }

  private static void expectTranscript(KnownCall call, HttpResponse<String> answer) {
    assertThat(Contract.json(answer.body()).path("transcriptText").asText())
        .isEqualTo(call.transcript);
  }

  /// Mostly at a call of the user.
  private Probe aimed(String operation, BiFunction<Probe, KnownCall, Probe> own) {
    var probe = user.signed(Probe.of(operation));
    if (user.hasCalls() && dice.chance(75)) {
      var call = user.call();
      probe.call = call;
      return own.apply(probe.at(dice.chance(5) ? shouted(call.id) : call.id), call);
    }
    if (probe.operation.requestSchema() != null) {
      probe.json(bodies.of(probe.operation));
    }
    return dice.chance(50)
        ? probe.at(user.strangersCall()).expecting(403)
        : probe.at(nobodysCall()).expecting(404);
  }

  private String nobodysCall() {
    var id = new UUID(dice.random().nextLong(), dice.random().nextLong()).toString();
    return dice.one(
        id, user.deletedCall(), "x", "0", "null", "%F0%9F%98%BA", "..%2f" + id, id + "%00");
  }

  private static String shouted(String id) {
    return id.toUpperCase(Locale.ROOT);
  }
}
