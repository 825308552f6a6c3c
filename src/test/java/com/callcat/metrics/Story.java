package com.callcat.metrics;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.callcat.log.BoundedAsyncAppender;
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
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.slf4j.MDC;

/// All that moves the figures of a program: calls of each kind, and what goes wrong around them.
final class Story implements AutoCloseable {
  private static final String FAMILY = "+1555123456";
  private static final String RENEWAL = "UpdateItem callcat-calls SCHEDULED ASKING";
  private static final String JOURNAL = "PutItem callcat-changes";
  private static final String READ = "GetItem callcat-calls";
  private static final int MORE_THAN_AT_ONCE = 300;
  private static final int MANY = 100;
  private static final int SHORT_QUEUE = 10;
  private static final long A_DAY = 86_400_000;
  private static final int LONG_TEXT = 59_000;
  private static final int FIRST_CHINESE = 0x4e00;
  private static final int CHINESE = 20_000;

  private final Deployment deployment;
  private final Watch one;
  private final Watch other;
  private final ReadyLine urls;
  private final ApiClient mira;
  private final EventClient events;
  private final HttpClient http = HttpClient.newHttpClient();

  Story(Deployment deployment, Watch one, Watch other) throws Exception {
    this.deployment = deployment;
    this.one = one;
    this.other = other;
    urls = Deployment.urls(deployment.one);
    mira = ApiClient.register(urls, "mira@example.com");
    events = EventClient.open(mira.request("GET", "/api/calls/events"));
  }

  void tell() throws Exception {
    one.awaitMoreThan(0, "callcat_leader");
    callMoreThanThereAreLines();
    haveRetellRefuse();
    tellOddThings();
    loseAnAnswer();
    sealWithAnotherKey();
    overloadDynamoDb();
    haveNobodyReadTheLog();
    changeTheLeader();
  }

  /// One of them ends only by being looked up, because its webhooks are lost.
  private void callMoreThanThereAreLines() throws Exception {
    deployment.faults.plan(JOURNAL, Fault.SLOW);
    var ids = new ArrayList<String>();
    ids.add(mira.call("+15550000010"));
    for (var each = 0; each < 2 * Deployment.LINES; each++) {
      ids.add(mira.call(FAMILY + each));
    }
    one.awaitMoreThan(0, "callcat_calls_waiting");
    one.awaitMoreThan(0, "callcat_due_calls");
    one.awaitMoreThan(0, "callcat_oldest_due_call_seconds");
    for (var id : ids) {
      mira.untilStatus(id, "COMPLETED");
    }
  }

  private void haveRetellRefuse() throws Exception {
    mira.untilStatus(mira.call("+15550000005"), "FAILED");
    mira.call("+15550000013");
    one.awaitMoreThan(0, "callcat_breaker_open", "reason", "account_refused");
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
    one.awaitMoreThan(0, "callcat_second_rings_total");
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
    one.awaitMoreThan(0, "callcat_leases_expired_total");
    deployment.faults.forget();
    one.awaitMoreThan(0, "callcat_oldest_unknown_outcome_seconds");
    one.awaitMoreThan(0, "callcat_look_ups_total", "about", "token");
  }

  /// How often a first attempt has asked Retell, whatever it answered.
  private double claims() {
    return Sample.all(one.scraped()).stream()
        .filter(sample -> sample.name().equals("callcat_dial_lateness_seconds_count"))
        .filter(sample -> "asked".equals(sample.labels().get("step")))
        .mapToDouble(Sample::value)
        .sum();
  }

  /// As if its key were gone.
  private void sealWithAnotherKey() throws Exception {
    var id = mira.create(tomorrow());
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
            .header("Authorization", "AWS4-HMAC-SHA256 Credential=" + deployment.accessKey + "/x")
            .POST(BodyPublishers.ofString(update.encode()));
    http.send(request.build(), BodyHandlers.discarding());
    mira.send("GET", "/api/calls/" + id, "");
    one.awaitMoreThan(0, "callcat_unreadable_values_total");
  }

  private static JsonObject tomorrow() {
    return new JsonObject()
        .put("calleeName", "Jo")
        .put("phoneNumber", "+15551230000")
        .put("subject", "Hello")
        .put("prompt", "Say hello.")
        .put("scheduledAt", Deployment.SYSTEM.millis() + A_DAY);
  }

  /// More units within one second than a table takes, and more requests than go on at a time.
  private void overloadDynamoDb() throws Exception {
    var id = mira.create(tomorrow());
    deployment.dynamoDbClock.hold();
    var text = new JsonObject().put("text", longText()).encode();
    Eventually.until(
        () -> {
          mira.send("PUT", "/api/calls/" + id + "/transcript", text);
          return one.moved("callcat_dynamodb_failed_attempts_total");
        },
        moved -> moved);
    deployment.dynamoDbClock.release();
    for (var each = 0; each < MORE_THAN_AT_ONCE; each++) {
      deployment.faults.plan(READ, Fault.SLOW);
    }
    var answers = new ArrayList<CompletableFuture<?>>();
    for (var each = 0; each < MORE_THAN_AT_ONCE; each++) {
      answers.add(
          http.sendAsync(mira.request("GET", "/api/calls/" + id), BodyHandlers.discarding()));
    }
    one.awaitMoreThan(0, "callcat_dynamodb_requests_waiting");
    CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
    deployment.faults.forget();
  }

  /// That does not get shorter by packing.
  private static String longText() {
    return new Random(1)
        .ints(LONG_TEXT, FIRST_CHINESE, FIRST_CHINESE + CHINESE)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private void haveNobodyReadTheLog() throws Exception {
    var context = new LoggerContext();
    context.setMDCAdapter(MDC.getMDCAdapter());
    var reader = new StuckReader();
    var log = new BoundedAsyncAppender();
    for (var each : List.of(reader, log)) {
      each.setContext(context);
    }
    reader.start();
    log.setQueueSize(SHORT_QUEUE);
    log.addAppender(reader);
    log.start();
    for (var lines = 0; lines < MANY; lines++) {
      var logger = context.getLogger("test");
      log.doAppend(new LoggingEvent("test", logger, Level.INFO, "a line", null, new Object[0]));
    }
    one.awaitMoreThan(0, "callcat_log_lines_lost_total");
    reader.goOn.release(MANY);
    log.stop();
  }

  private static final class StuckReader extends AppenderBase<ILoggingEvent> {
    private final Semaphore goOn = new Semaphore(0);

    @Override
    protected void append(ILoggingEvent line) {
      goOn.acquireUninterruptibly();
    }
  }

  private void changeTheLeader() throws Exception {
    events.close();
    deployment.one.close();
    other.awaitMoreThan(0, "callcat_leader");
    other.awaitMoreThan(0, "callcat_last_due_scan_timestamp_seconds");
    Eventually.until(() -> other.moved("callcat_lines_limit"), moved -> moved);
  }

  @Override
  public void close() {
    events.close();
    http.shutdownNow();
  }
}
