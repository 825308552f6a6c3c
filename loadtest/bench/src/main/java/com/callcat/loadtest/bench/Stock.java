package com.callcat.loadtest.bench;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// The calls that are there before anything is measured, made by the program itself in the real
/// DynamoDB.
final class Stock {
  private static final long FIRST_USER = 1_000_000;
  private static final int OTHERS = 50;
  private static final int SCHEDULED = 40;
  private static final int MOST_LOOKS = 600;
  private static final List<String> AFTER_END = List.of("call_analysis");

  private final Generator generator;
  private final String api;
  private final String retell;

  /// A user may have only so many calls that have not ended.
  private final List<String> others =
      IntStream.range(0, OTHERS).mapToObj(n -> Secrets.token(FIRST_USER + 1 + n)).toList();

  /// A user who has scheduled calls.
  final String token = Secrets.token(FIRST_USER);

  /// Of that user.
  final List<String> scheduled;

  /// What Retell tells of the end of calls that are in progress, one of each.
  final List<byte[]> ends;

  Stock(Generator generator, String api, String retell, int dialled) {
    this.generator = generator;
    this.api = api;
    this.retell = retell;
    this.scheduled = ids(IntStream.range(0, SCHEDULED).mapToObj(_ -> create(token)).toList());
    this.ends = ends(dialled);
  }

  private List<String> ids(List<Request> creates) {
    return generator.askAll(creates).stream().map(call -> call.getString("callId")).toList();
  }

  String urlOf(String callId) {
    return api + "/api/calls/" + callId;
  }

  /// The nth call, of any user but that one.
  Request create(int number) {
    return create(others.get(number % OTHERS));
  }

  /// Due tomorrow.
  private Request create(String user) {
    var due = System.currentTimeMillis() + TimeUnit.DAYS.toMillis(1);
    return call(user, "/api/calls", "+15552010100", ", \"scheduledAt\": " + due);
  }

  private Request call(String user, String path, String number, String when) {
    var json =
        """
        {"calleeName": "Okafor Dental", "phoneNumber": "%s", "subject": "Move the cleaning",
         "prompt": "Ask to move the Tuesday 4 pm cleaning to any slot on Thursday."%s}\
        """
            .formatted(number, when);
    return Request.send(HttpMethod.POST, api + path, user, json, 201);
  }

  /// The simulator sends no webhooks for a number that ends like this one.
  private List<byte[]> ends(int count) {
    var made = new ArrayList<Request>();
    for (var i = 0; i < count; i++) {
      made.add(call(others.get(i % OTHERS), "/api/calls/instant", "+15552010010", ""));
    }
    var ids = ids(made);
    var looks =
        IntStream.range(0, count)
            .mapToObj(i -> Request.get(urlOf(ids.get(i)), others.get(i % OTHERS)))
            .toList();
    var providerIds = until(looks, "providerId");
    var told =
        providerIds.stream()
            .map(id -> Request.get(retell + "/v2/get-call/" + id, Secrets.OF_RETELL))
            .toList();
    until(told, "end_timestamp");
    return generator.askAll(told).stream().map(Stock::ended).toList();
  }

  /// Looks at all until each has this field.
  private List<String> until(List<Request> looks, String field) {
    for (var look = 0; look < MOST_LOOKS; look++) {
      var found = generator.askAll(looks);
      if (found.stream().allMatch(one -> one.containsKey(field))) {
        return found.stream().map(one -> String.valueOf(one.getValue(field))).toList();
      }
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
    }
    throw new IllegalStateException("calls without " + field);
  }

  private static byte[] ended(JsonObject call) {
    AFTER_END.forEach(call::remove);
    call.put("call_status", "ended");
    return new JsonObject().put("event", "call_ended").put("call", call).toBuffer().getBytes();
  }
}
