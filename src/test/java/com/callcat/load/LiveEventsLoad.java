package com.callcat.load;

import com.callcat.Main;
import com.callcat.testing.ChildProgram;
import com.callcat.testing.DeployedSettings;
import com.callcat.testing.TestDynamoDb;
import com.callcat.testing.TestPostgres;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// Opens many streams of live events at one process, has a change come to each, and prints how long
/// that took from the request that made it, and what the process needs. Run by hand, with the
/// numbers of streams, of streams of each user, and of changes in a second: `mvn test-compile
/// exec:exec -Drun.scope=test -Drun.main="com.callcat.load.LiveEventsLoad 5000 10 20"`.
public final class LiveEventsLoad {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final int OPENING_AT_ONCE = 50;

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client =
      vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(100_000));
  private final JWTAuth jwt = JWTAuth.create(vertx, signing());
  private final Map<Long, Long> sent = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
  private final AtomicInteger ended = new AtomicInteger();
  private final String api;
  private final int streams;
  private final int ofUser;
  private final int perSecond;

  private LiveEventsLoad(String api, int streams, int ofUser, int perSecond) {
    this.api = api;
    this.streams = streams;
    this.ofUser = ofUser;
    this.perSecond = perSecond;
  }

  public static void main(String[] arguments) throws Exception {
    var numbers = Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
    var log = Files.createTempFile("callcat", ".log");
    try (var program = ChildProgram.start(Main.class, log, settings())) {
      var load =
          new LiveEventsLoad(
              program.awaitReady().api(),
              numbers.length > 0 ? numbers[0] : 5_000,
              numbers.length > 1 ? numbers[1] : 10,
              numbers.length > 2 ? numbers[2] : 20);
      load.run(program);
    }
    System.out.println("log of the program: " + log);
    System.exit(0);
  }

  private void run(ChildProgram program) throws Exception {
    System.out.println("idle: " + resident(program));
    var begun = System.nanoTime();
    openAll();
    System.out.printf("%d streams open after %d s%n", streams, seconds(begun));
    System.out.println("with streams: " + resident(program));
    changeAll();
    print();
    System.out.println("after the changes: " + resident(program));
  }

  private void openAll() {
    for (var first = 0; first < streams; first += OPENING_AT_ONCE) {
      var batch =
          IntStream.range(first, Math.min(streams, first + OPENING_AT_ONCE))
              .mapToObj(n -> open(1_000 + n / ofUser))
              .toList();
      Future.all(batch).await();
    }
  }

  /// A program that has just started may refuse some; they come again, as clients do.
  private Future<Void> open(long userId) {
    return send(HttpMethod.GET, "/api/calls/events", userId, Buffer.buffer())
        .compose(
            response ->
                switch (response.statusCode()) {
                  case 200 -> listen(userId, response);
                  case 503 -> vertx.timer(1, TimeUnit.SECONDS).compose(_ -> open(userId));
                  default -> Future.failedFuture("refused with " + response.statusCode());
                });
  }

  private Future<Void> listen(long userId, HttpClientResponse response) {
    response.handler(text -> heard(userId, text));
    response.endHandler(_ -> ended.incrementAndGet());
    return Future.succeededFuture();
  }

  private void heard(long userId, Buffer text) {
    var begun = sent.get(userId);
    if (begun != null && text.toString().contains("event: call")) {
      nanos.add(System.nanoTime() - begun);
    }
  }

  private void changeAll() {
    var users = streams / ofUser;
    for (var user = 0; user < users; user++) {
      var userId = 1_000L + user;
      sent.put(userId, System.nanoTime());
      send(HttpMethod.POST, "/api/calls", userId, Buffer.buffer(call()))
          .onSuccess(
              response -> {
                if (response.statusCode() != 201) {
                  System.out.println("a call was answered " + response.statusCode());
                }
              });
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1) / perSecond);
    }
    var begun = System.nanoTime();
    while (nanos.size() < users * ofUser && seconds(begun) < 60) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
  }

  private Future<HttpClientResponse> send(
      HttpMethod method, String path, long userId, Buffer body) {
    var options =
        new RequestOptions()
            .setMethod(method)
            .setAbsoluteURI(api + path)
            .putHeader("Authorization", "Bearer " + token(userId))
            .putHeader("Content-Type", "application/json");
    return client.request(options).compose(request -> request.send(body));
  }

  private void print() {
    var sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    System.out.printf(
        "%d of %d events came, %d streams ended; p50 %d ms, p99 %d ms, max %d ms%n",
        sorted.length,
        streams,
        ended.get(),
        millis(sorted, 0.5),
        millis(sorted, 0.99),
        millis(sorted, 1));
  }

  private static long millis(long[] sorted, double part) {
    return TimeUnit.NANOSECONDS.toMillis(
        sorted[(int) Math.min(sorted.length - 1, sorted.length * part)]);
  }

  private static long seconds(long begun) {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
  }

  /// What the program has of the machine's memory, as Linux says.
  private static String resident(ChildProgram program) throws IOException {
    return Files.readAllLines(Path.of("/proc", String.valueOf(program.pid()), "status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .findFirst()
        .orElse("unknown");
  }

  private String token(long userId) {
    var now = CLOCK.instant().getEpochSecond();
    var claims =
        new JsonObject()
            .put("sub", String.valueOf(userId))
            .put("sid", UUID.randomUUID().toString())
            .put("jti", UUID.randomUUID().toString())
            .put("iat", now)
            .put("exp", now + 3600);
    return jwt.generateToken(claims, claimed());
  }

  private static JWTAuthOptions signing() {
    return new JWTAuthOptions()
        .addPubSecKey(
            new PubSecKeyOptions()
                .setAlgorithm("HS256")
                .setBuffer(Buffer.buffer(DeployedSettings.JWT_SECRET)));
  }

  private static JWTOptions claimed() {
    return new JWTOptions().setAlgorithm("HS256").setIssuer("callcat").addAudience("callcat-api");
  }

  private static String call() {
    return """
    {"calleeName": "John Doe", "phoneNumber": "+15551234567", "subject": "Project follow-up",
     "prompt": "Call John to discuss the project.", "aiLanguage": "en", "scheduledAt": %d}"""
        .formatted(CLOCK.millis() + TimeUnit.DAYS.toMillis(1));
  }

  private static Map<String, String> settings() {
    var settings =
        DeployedSettings.of(
            TestDynamoDb.emptyDatabase(), TestPostgres.freshDatabase(), "http://127.0.0.1:9");
    settings.put("CALLCAT_WEBHOOK_PUBLICURL", "http://127.0.0.1:9");
    return settings;
  }
}
