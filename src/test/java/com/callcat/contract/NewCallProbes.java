package com.callcat.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Good requests that make calls, with and without a name of their own, and that list them.
final class NewCallProbes {
  private static final String KEY = "Idempotency-Key";
  private static final List<String> DIALLED =
      List.of("+15550000001", "+15550000002", "+15550000004", "+15550000005");

  private final FuzzUser user;
  private final Dice dice;
  private final ValidBodies bodies;
  private final List<Named> named = new ArrayList<>();
  private final Map<String, String> pages = new HashMap<>();

  /// A request that was made under a key.
  private record Named(String key, ObjectNode body, String callId) {}

  NewCallProbes(FuzzUser user, Dice dice, ValidBodies bodies) {
    this.user = user;
    this.dice = dice;
    this.bodies = bodies;
  }

  Probe create() {
    if (!named.isEmpty() && dice.chance(20)) {
      return dice.chance(60) ? repeat(dice.one(named)) : reuse(dice.one(named));
    }
    var body = bodies.of(OpenApi.CONTRACT.operation("createCall"));
    var key = dice.chance(30) ? new FuzzTexts(dice).letters(1, 200) + user.unique() : "";
    var probe = key.isEmpty() ? creating(body) : creating(body).header(KEY, key);
    return probe.expecting(201).then(answer -> created(key, body, answer));
  }

  private Probe creating(ObjectNode body) {
    return user.signed(Probe.of("createCall")).json(body);
  }

  private void created(String key, ObjectNode body, HttpResponse<String> answer) {
    assertThat(answer.headers().map()).doesNotContainKey("idempotent-replayed");
    var call = user.made(body, answer);
    if (!key.isEmpty()) {
      named.add(new Named(key, body, call.id));
    }
  }

  /// The same again, its fields in another order.
  private Probe repeat(Named first) {
    var names = new ArrayList<>(first.body.propertyStream().map(Map.Entry::getKey).toList());
    Collections.shuffle(names, new Random(dice.random().nextLong()));
    var body = first.body.objectNode();
    names.forEach(name -> body.set(name, first.body.get(name)));
    return creating(body)
        .header(KEY, first.key)
        .expecting(201)
        .then(
            answer -> {
              assertThat(answer.headers().firstValue("Idempotent-Replayed")).hasValue("true");
              assertThat(id(answer)).isEqualTo(first.callId);
            });
  }

  private Probe reuse(Named first) {
    var body = first.body.deepCopy().put("subject", "other " + user.unique());
    return creating(body).header(KEY, first.key).expecting(409);
  }

  /// These are dialled, so there are few.
  Probe createInstant() {
    var probe = user.signed(Probe.of("createInstantCall"));
    var body = bodies.of(probe.operation).put("phoneNumber", dice.one(DIALLED));
    return probe.json(body).expecting(201).then(answer -> user.dialled(id(answer)));
  }

  private static String id(HttpResponse<String> answer) {
    return Contract.json(answer.body()).path("callId").asText();
  }

  /// After an event that never was: a stream that opens would not end.
  Probe stream() {
    var probe = user.signed(Probe.of("streamCallEvents")).expecting(400);
    if (dice.chance(50)) {
      return probe.header("Last-Event-ID", dice.one("not ours", "%", "{}", "-1", "9".repeat(300)));
    }
    probe.target +=
        dice.one("?lastEventId=-1", "?lastEventId=%25", "?x=1", "?lastEventId=&lastEventId=");
    return probe;
  }

  Probe list() {
    var status = dice.chance(60) ? "" : "status=" + dice.one(FuzzUser.STATUSES);
    var limit = dice.chance(30) ? 20 : dice.one(1, 2, 7, 50, 99, 100);
    var token = dice.chance(30) ? pages.getOrDefault(status, "") : "";
    var query = new ArrayList<String>();
    query.add(status);
    query.add(limit == 20 ? "" : "limit=" + limit);
    query.add(token.isEmpty() ? "" : "nextToken=" + token);
    query.removeIf(String::isEmpty);
    var probe = user.signed(Probe.of("listCalls")).expecting(200);
    probe.target += query.isEmpty() ? "" : "?" + String.join("&", query);
    return probe.then(
        answer -> listed(status, limit, token.isEmpty(), Contract.json(answer.body())));
  }

  /// The longest page: all calls, if there are no more than it holds.
  Probe all() {
    var probe = user.signed(Probe.of("listCalls")).expecting(200);
    probe.target += "?limit=100";
    return probe.then(answer -> listed("", 100, true, Contract.json(answer.body())));
  }

  private void listed(String status, int limit, boolean first, JsonNode page) {
    var calls = page.path("calls");
    if (first) {
      var known = user.count(status);
      assertThat(calls.size())
          .isBetween(Math.min(limit, known), Math.min(limit, known + user.otherCalls()));
    }
    if (page.has("nextToken")) {
      assertThat(calls).hasSize(limit);
      pages.put(status, page.path("nextToken").asText());
    }
    calls.forEach(user::expectListed);
  }
}
