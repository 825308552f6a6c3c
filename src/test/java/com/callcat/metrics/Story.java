package com.callcat.metrics;

import com.callcat.testing.ApiClient;
import com.callcat.testing.DeployedSettings;
import com.callcat.testing.EventClient;
import com.callcat.testing.Eventually;
import com.callcat.testing.Fault;
import com.callcat.testing.ReadyLine;
import com.callcat.testing.RetellWebhooks;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;

/// All that moves the figures of a program: calls of each kind, and what goes wrong around them.
final class Story implements AutoCloseable {
  private static final String FAMILY = "+1555123456";
  private static final String TALKS_ON = "+15550000014";
  private static final String WEBHOOKS_LOST = "+15550000010";

  /// Of a call's lease: a write that changes neither its status nor the phase of its attempt.
  private static final String RENEWAL = "UpdateItem callcat-calls";

  private static final String JOURNAL = "PutItem callcat-changes";
  private static final int MANY = 100;

  private final Deployment deployment;
  private final Watches programs;
  private final ReadyLine urls;
  private final ApiClient mira;
  private final EventClient events;
  private final HttpClient http = HttpClient.newHttpClient();

  Story(Deployment deployment, Watches programs) throws Exception {
    this.deployment = deployment;
    this.programs = programs;
    urls = Deployment.urls(deployment.one);
    mira = ApiClient.register(urls, "mira@example.com");
    events = EventClient.open(mira.request("GET", "/api/calls/events"));
  }

  void tell() throws Exception {
    programs.awaitMoreThan(0, "callcat_leader");
    callMoreThanThereAreLines();
    haveRetellRefuse();
    tellOddThings();
    loseAnAnswer();
    sealWithAnotherKey();
    new Outages(deployment, programs, mira).happen();
    changeTheLeader();
  }

  /// The first ones keep all lines until the figures have been seen. Another one ends only by being
  /// looked up, because its webhooks are lost.
  private void callMoreThanThereAreLines() throws Exception {
    deployment.faults.plan(JOURNAL, Fault.SLOW);
    var first = new ArrayList<String>();
    var others = new ArrayList<String>();
    for (var each = 0; each < Deployment.LINES; each++) {
      first.add(mira.call(TALKS_ON));
    }
    for (var each = 0; each < Deployment.LINES; each++) {
      others.add(mira.call(FAMILY + each));
    }
    others.add(mira.call(WEBHOOKS_LOST));
    programs.awaitMoreThan(0, "callcat_calls_waiting");
    programs.awaitMoreThan(0, "callcat_due_calls");
    programs.awaitMoreThan(0, "callcat_oldest_due_call_seconds");
    for (var id : first) {
      cancel(id);
      mira.untilStatus(id, "CANCELED");
    }
    for (var id : others) {
      mira.untilStatus(id, "COMPLETED");
    }
  }

  /// On a busy machine DynamoDB may be late, and the answer 503.
  private void cancel(String id) throws Exception {
    Eventually.until(
        () -> mira.send("POST", "/api/calls/" + id + "/cancel", "").statusCode(),
        status -> status == 200 || status == 202);
  }

  private void haveRetellRefuse() throws Exception {
    mira.untilStatus(mira.call("+15550000005"), "FAILED");
    mira.call("+15550000013");
    programs.awaitMoreThan(0, "callcat_breaker_open", "reason", "account_refused");
  }

  /// A webhook that nobody has signed, and a second ring for a call that has one.
  private void tellOddThings() throws Exception {
    var stranger = new RetellWebhooks(urls, "another key", Deployment.SYSTEM);
    var retell = new RetellWebhooks(urls, DeployedSettings.API_KEY, Deployment.SYSTEM);
    var ring = rings().getJsonObject(0);
    var second =
        new JsonObject()
            .put("call_id", "call_0123456789abcdef")
            .put("call_status", "ongoing")
            .put("metadata", ring.getJsonObject("metadata"));
    stranger.send("call_started", second);
    retell.send("call_started", second);
    programs.awaitMoreThan(0, "callcat_second_rings_total");
  }

  private JsonArray rings() throws Exception {
    var request = HttpRequest.newBuilder(URI.create(deployment.simulator + "/simulator/rings"));
    return new JsonObject(http.send(request.build(), BodyHandlers.ofString()).body())
        .getJsonArray("rings");
  }

  /// Retell does not answer, and the lease of the attempt cannot be renewed.
  private void loseAnAnswer() throws Exception {
    var answered = new JsonObject(mira.send("GET", "/api/calls?status=SCHEDULED", "").body());
    for (var call : answered.getJsonArray("calls")) {
      mira.untilEnded(((JsonObject) call).getString("callId"));
    }
    var before = claims();
    mira.call("+15550000009");
    Eventually.until(this::claims, claims -> claims > before);
    for (var each = 0; each < MANY; each++) {
      deployment.faults.planEachTry(RENEWAL, Fault.BEFORE);
    }
    programs.awaitMoreThan(0, "callcat_leases_expired_total");
    deployment.faults.forget();
    programs.awaitMoreThan(0, "callcat_oldest_unknown_outcome_seconds");
    programs.awaitMoreThan(0, "callcat_look_ups_total", "about", "token");
  }

  /// How often a first attempt has asked Retell, whatever it answered.
  private double claims() {
    return programs
        .samples()
        .filter(sample -> sample.name().equals("callcat_dial_lateness_seconds_count"))
        .filter(sample -> "asked".equals(sample.labels().get("step")))
        .mapToDouble(Sample::value)
        .sum();
  }

  /// As if its key were gone.
  private void sealWithAnotherKey() throws Exception {
    var id = mira.create(Outages.tomorrow());
    var user = rings().getJsonObject(0).getJsonObject("metadata").getValue("userId").toString();
    var update =
        new JsonObject()
            .put("TableName", "callcat-calls")
            .put(
                "Key",
                new JsonObject()
                    .put("userId", new JsonObject().put("N", user))
                    .put("callId", new JsonObject().put("S", id)))
            .put("UpdateExpression", "SET phoneNumber = :other")
            .put(
                "ExpressionAttributeValues",
                new JsonObject().put(":other", new JsonObject().put("B", "AAAAAAAA")));
    var request =
        HttpRequest.newBuilder(URI.create(deployment.dynamoDb))
            .header("X-Amz-Target", "DynamoDB_20120810.UpdateItem")
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Date", "20250102T030405Z")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential="
                    + deployment.accessKey
                    + "/x, SignedHeaders=host, Signature=0")
            .POST(BodyPublishers.ofString(update.encode()));
    http.send(request.build(), BodyHandlers.discarding());
    mira.send("GET", "/api/calls/" + id, "");
    programs.awaitMoreThan(0, "callcat_unreadable_values_total");
  }

  private void changeTheLeader() throws Exception {
    events.close();
    deployment.one.close();
    var other = programs.other();
    Eventually.until(() -> other.most("callcat_leader"), led -> led > 0);
    Eventually.until(() -> other.most("callcat_last_due_scan_timestamp_seconds"), at -> at > 0);
    Eventually.until(() -> other.moved("callcat_lines_limit"), moved -> moved);
  }

  @Override
  public void close() {
    events.close();
    http.shutdownNow();
  }
}
