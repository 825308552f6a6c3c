package com.callcat.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.CallStatus;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/// A user of the program who knows what must be there by what was asked for so far. It asks one
/// thing after the other, so that all it gets can be foretold.
final class FuzzUser {
  static final List<CallStatus> STATUSES = Arrays.asList(CallStatus.values());
  private static final int MOST_CALLS = 60;

  final ObjectNode profile = JsonNodeFactory.instance.objectNode();
  final ObjectNode preferences = JsonNodeFactory.instance.objectNode();
  String password;
  private final Dice dice;
  private final Stranger stranger;
  private final String name;
  private final String token;
  private final Map<String, KnownCall> calls = new LinkedHashMap<>();
  private final List<String> deleted = new ArrayList<>();
  private final List<String> revoked = new ArrayList<>();
  private final Set<String> dialled = new TreeSet<>();
  private int names;
  private int unsure;

  /// Somebody else, whose things are not for the user.
  record Stranger(String email, String token, List<String> callIds, String nextToken) {}

  /// @param session what registering was answered with
  FuzzUser(String name, String password, JsonNode session, Stranger stranger, Dice dice) {
    this.name = name;
    this.password = password;
    this.stranger = stranger;
    this.dice = dice;
    token = session.path("token").asText();
    profile.set("email", session.path("email"));
    profile.set("id", session.path("userId"));
    preferences.put("defaultLanguage", "en");
  }

  Probe signed(Probe probe) {
    return probe.header("Authorization", "Bearer " + token);
  }

  Dice dice() {
    return dice;
  }

  String token() {
    return token;
  }

  Stranger stranger() {
    return stranger;
  }

  /// A word that nobody else has, and that was never said.
  String unique() {
    return name + "n" + names++;
  }

  String newEmail() {
    return dice.one("%s@example.com", "İ%s@bücher.example", "a+%s'x@b-c.example")
        .formatted(unique());
  }

  String takenEmail() {
    return dice.one(stranger.email, " " + stranger.email, "S" + stranger.email.substring(1));
  }

  boolean hasCalls() {
    return !calls.isEmpty();
  }

  boolean hasEnough() {
    return calls.size() >= MOST_CALLS;
  }

  KnownCall call() {
    return dice.one(List.copyOf(calls.values()));
  }

  List<KnownCall> calls() {
    return List.copyOf(calls.values());
  }

  List<String> deletedCalls() {
    return deleted;
  }

  String deletedCall() {
    return deleted.isEmpty() ? new UUID(7, 7).toString() : dice.one(deleted);
  }

  String strangersCall() {
    return dice.one(stranger.callIds);
  }

  KnownCall made(ObjectNode body, HttpResponse<String> answer) {
    var id = Contract.json(answer.body()).path("callId").asText();
    var call = new KnownCall(id, body, preferences);
    calls.put(id, call);
    expect(call, answer);
    return call;
  }

  void gone(KnownCall call) {
    calls.remove(call.id);
    deleted.add(call.id);
  }

  void dialled(String id) {
    dialled.add(id);
  }

  /// How many calls may be there that are not known.
  int otherCalls() {
    return dialled.size() + unsure;
  }

  /// A database was too slow, so nobody knows whether it was done.
  void unsure(Probe probe) {
    unsure++;
    if (probe.call != null) {
      calls.remove(probe.call.id);
    }
  }

  Set<String> dialledIds() {
    return dialled;
  }

  void revoked(String session) {
    revoked.add(session);
  }

  List<String> revokedTokens() {
    return revoked;
  }

  /// How many calls stand there; empty for anywhere.
  int count(String status) {
    return (int)
        calls.values().stream()
            .filter(call -> status.isEmpty() || status.endsWith("=" + call.status))
            .count();
  }

  void expect(KnownCall call, HttpResponse<String> answer) {
    call.expectIn(Contract.json(answer.body()));
    assertThat(version(answer)).as("version of call %s", call.id).isEqualTo(call.version);
  }

  void expectListed(JsonNode listed) {
    var id = listed.path("callId").asText();
    var call = calls.get(id);
    if (call == null) {
      assertThat(unsure > 0 || dialled.contains(id)).as("call %s", id).isTrue();
    } else {
      call.expectIn(listed);
    }
  }

  static long version(HttpResponse<String> answer) {
    var tag = answer.headers().firstValue("ETag").orElseThrow();
    return Long.parseLong(tag.substring(1, tag.length() - 1));
  }
}
