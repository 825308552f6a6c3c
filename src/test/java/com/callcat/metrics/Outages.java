package com.callcat.metrics;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.callcat.log.BoundedAsyncAppender;
import com.callcat.testing.ApiClient;
import com.callcat.testing.Eventually;
import com.callcat.testing.Fault;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.MDC;

/// What the program needs is slow, crowded, or does not take what it is given.
final class Outages {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String READ = "GetItem callcat-calls";
  private static final int MORE_THAN_AT_ONCE = 300;
  private static final int MANY = 100;
  private static final int SHORT_QUEUE = 10;
  private static final long A_DAY = 86_400_000;
  private static final int LONG_TEXT = 59_000;
  private static final int FIRST_CHINESE = 0x4e00;
  private static final int CHINESE = 20_000;

  private final Deployment deployment;
  private final Watches programs;
  private final ApiClient mira;

  Outages(Deployment deployment, Watches programs, ApiClient mira) {
    this.deployment = deployment;
    this.programs = programs;
    this.mira = mira;
  }

  void happen() throws Exception {
    haveDynamoDbThrottle();
    crowdDynamoDb();
    lockTheUsers();
    haveNobodyReadTheLog();
  }

  /// A call that nobody dials meanwhile.
  static JsonObject tomorrow() {
    return new JsonObject()
        .put("calleeName", "Jo")
        .put("phoneNumber", "+15551230000")
        .put("subject", "Hello")
        .put("prompt", "Say hello.")
        .put("scheduledAt", Deployment.SYSTEM.millis() + A_DAY);
  }

  /// More units within one second than a table takes.
  private void haveDynamoDbThrottle() throws Exception {
    var id = mira.create(tomorrow());
    var text = new JsonObject().put("transcriptText", longText()).encode();
    deployment.dynamoDbClock.hold();
    Eventually.until(
        () -> {
          mira.send("PUT", "/api/calls/" + id + "/transcript", text);
          return programs.most("callcat_dynamodb_failed_attempts_total", "reason", "throttled");
        },
        throttled -> throttled > 0);
    deployment.dynamoDbClock.release();
  }

  /// More requests than go on at a time.
  private void crowdDynamoDb() throws Exception {
    var id = mira.create(tomorrow());
    for (var each = 0; each < MORE_THAN_AT_ONCE; each++) {
      deployment.faults.plan(READ, Fault.SLOW);
    }
    var answers = askTogether("/api/calls/" + id, MORE_THAN_AT_ONCE);
    programs.awaitMoreThan(0, "callcat_dynamodb_requests_waiting");
    answers.join();
    deployment.faults.forget();
  }

  private CompletableFuture<?> askTogether(String path, int times) {
    return CompletableFuture.allOf(
        IntStream.range(0, times)
            .mapToObj(_ -> HTTP.sendAsync(mira.request("GET", path), BodyHandlers.discarding()))
            .toArray(CompletableFuture[]::new));
  }

  /// Whoever asks for a user waits, and takes up a connection or waits for one.
  private void lockTheUsers() throws Exception {
    try (var connection = DriverManager.getConnection(deployment.jdbcUrl());
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("LOCK TABLE users IN ACCESS EXCLUSIVE MODE");
      var answers = askTogether("/api/user/profile", MANY);
      programs.awaitMoreThan(0, "vertx_pool_in_use", "pool_type", "sql");
      programs.awaitMoreThan(0, "vertx_pool_queue_pending", "pool_type", "sql");
      connection.rollback();
      answers.join();
    }
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
    programs.awaitMoreThan(0, "callcat_log_lines_lost_total");
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
}
