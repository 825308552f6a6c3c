package com.callcat.contract;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import com.callcat.config.ConfigReader;
import com.callcat.dev.Development;
import com.callcat.testing.ApiClient;
import com.callcat.testing.CapturedLog;
import com.callcat.testing.DevelopmentSettings;
import com.callcat.testing.ReadyLine;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// The whole program, asked at random by several users at once, good things and broken ones. A seed
/// repeats what each of them asks, ids and times aside: `-Dcallcat.fuzz.seed=…`, and how much:
/// `-Dcallcat.fuzz.requests=…`.
class FuzzTest {
  private static final long SEED = Long.getLong("callcat.fuzz.seed", 20_260_731L);

  private static final int REQUESTS = Integer.getInteger("callcat.fuzz.requests", 10_400);
  private static final int RAW = 300;
  private static final String SECRET = "a secret that only fuzz tests have";
  private static final String HEARD = "what is logged from here on is heard";
  private static CapturedLog log;

  @TempDir static Path data;
  private static Development program;
  private static ReadyLine urls;
  private static FuzzRun run;
  private static List<String> wrong;
  private static List<String> wrongRaw;

  @BeforeAll
  static void start() throws Exception {
    log = CapturedLog.start();
    LoggerFactory.getLogger(FuzzTest.class).info(HEARD);
    var settings = DevelopmentSettings.in(data);
    settings.put("CALLCAT_AUTH_ATTEMPTSPERMINUTE", "0");
    settings.put("CALLCAT_AUTH_ATTEMPTSPERMINUTEPERADDRESS", "0");
    settings.put("CALLCAT_AUTH_REFRESHGRACESECONDS", "0");
    settings.put("CALLCAT_AUTH_JWTSECRET", SECRET);
    program = Development.start(ConfigReader.read(settings), InstantSource.system());
    urls = ReadyLine.parse(program.readyLine());
    System.out.println("callcat.fuzz.seed=" + SEED);
    run = new FuzzRun(urls, SECRET, SEED);
    wrong = run.ask(REQUESTS);
    wrongRaw = run.askRaw(RAW);
    System.out.println(run.tally());
  }

  @AfterAll
  static void stop() {
    program.close();
    log.close();
  }

  @Test
  void every_answer_is_the_one_that_was_foretold() {
    assertThat(wrong).isEmpty();
    assertThat(run.tally().total()).isGreaterThanOrEqualTo(REQUESTS);
  }

  private static boolean databaseIsLate(String line) {
    return line.startsWith("DynamoDB");
  }

  /// On a busy machine a database may be late; the program says so, in its log too.
  @Test
  void nothing_is_our_own_fault() {
    assertThat(run.tally().of(500)).isZero();
    if (run.tally().of(503) > 0) {
      assertThat(log.events())
          .extracting(ILoggingEvent::getMessage)
          .anyMatch(FuzzTest::databaseIsLate);
    }
  }

  @Test
  void what_is_hardly_http_is_refused_too() {
    assertThat(wrongRaw).isEmpty();
  }

  @Test
  void what_was_granted_is_there_and_nothing_else() throws Exception {
    assertThat(run.readBack()).isEmpty();
  }

  @Test
  void only_granted_calls_ring_and_once() throws Exception {
    var rung = new HashSet<String>();
    for (var ring : rings().path("rings")) {
      var id = ring.at("/metadata/callId").asText();
      assertThat(rung.add(id)).as("the first ring of %s", id).isTrue();
    }
    var late = ApiClient.register(urls, "late@example.com");
    assertThat(run.dialled()).isNotEmpty().containsAll(rung);
    assertThat(late.untilEnded(late.call("+15551234567")).getString("status"))
        .isEqualTo("COMPLETED");
  }

  private static JsonNode rings() throws Exception {
    var request = HttpRequest.newBuilder(URI.create(urls.retell() + "/simulator/rings")).build();
    try (var http = HttpClient.newHttpClient()) {
      return Contract.json(http.send(request, BodyHandlers.ofString()).body());
    }
  }

  @Test
  void the_log_has_no_number_and_tells_of_no_accident() {
    assertThat(log.events()).extracting(ILoggingEvent::getMessage).contains(HEARD);
    for (var event : log.events()) {
      assertThat(event.getLevel()).as("%s", event).isNotEqualTo(Level.ERROR);
      Leaks.expectNoNumber(event.getFormattedMessage());
      var thrown = event.getThrowableProxy();
      Leaks.expectNoNumber(thrown == null ? "" : String.valueOf(thrown.getMessage()));
    }
  }
}
