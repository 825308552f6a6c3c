package com.callcat.faults;

import com.callcat.CallCat;
import com.callcat.config.Config;
import com.callcat.config.ConfigReader;
import com.callcat.dev.simulator.CallDurations;
import com.callcat.dev.simulator.SimulatorSettings;
import com.callcat.dev.simulator.SimulatorVerticle;
import com.callcat.store.Sealer;
import com.callcat.testing.DeployedSettings;
import com.callcat.testing.DynamoDbProtocol;
import com.callcat.testing.Fault;
import com.callcat.testing.Faults;
import com.callcat.testing.FaultyDynamoDb;
import com.callcat.testing.HttpFaultProxy;
import com.callcat.testing.PostgresFaultProxy;
import com.callcat.testing.ReadyLine;
import com.callcat.testing.RetellProtocol;
import com.callcat.testing.TestDynamoDb;
import com.callcat.testing.TestPostgres;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A program, and its servers behind proxies. Its DynamoDB injects faults.
final class ProgramUnderFaults implements AutoCloseable {
  private static final String JWT_SECRET = "a secret that only the fault tests have, long enough";
  private static final String API_KEY = "key_of_the_fault_tests_alone";
  private static final String DATABASE_SECRET = "the-database-secret-of-the-fault-tests";
  private static final String KEYSET = Sealer.newKeyset();

  /// What no log may say.
  static final List<String> SECRETS = List.of(JWT_SECRET, API_KEY, DATABASE_SECRET, KEYSET);

  /// So many lines that no story waits for another.
  private static final int LINES = 50;

  /// The longest there is: on a busy machine the database is late, which is no fault of a round.
  private static final int LEASE_SECONDS = 60;

  /// More than there are kinds of requests.
  private static final int MOST_STARTS = 100;

  private static final CallDurations DURATIONS =
      CallDurations.talking(Duration.ofSeconds(5))
          .withRing(Duration.ofMillis(500))
          .withAnalysis(Duration.ofMillis(500));

  final Faults faults = new Faults();
  final HurryingClock clock = new HurryingClock();
  final PostgresFaultProxy postgres;
  final HttpFaultProxy dynamoDb;
  private final Vertx vertx = Vertx.vertx();
  private final String simulator;
  private final List<Exception> failedStarts = new ArrayList<>();
  private final CallCat program;
  private final Set<String> failedRequests;

  private ProgramUnderFaults(
      int leaseSeconds, Function<Vertx, String> endpoint, @Nullable Fault atStart)
      throws Exception {
    simulator = simulator();
    postgres = PostgresFaultProxy.before(vertx, TestPostgres.freshDatabase(), faults);
    dynamoDb =
        HttpFaultProxy.before(vertx, DynamoDbProtocol.BY_PURPOSE, endpoint.apply(vertx), faults);
    var config = ConfigReader.read(settings(leaseSeconds));
    faults.failEachKind(atStart);
    program = start(config, atStart == null ? 1 : MOST_STARTS);
    failedRequests = faults.failed();
    faults.failEachKind(null);
  }

  static ProgramUnderFaults start() throws Exception {
    return start(LEASE_SECONDS);
  }

  /// DynamoDB carries some requests out twice.
  static ProgramUnderFaults startDoubling() throws Exception {
    return new ProgramUnderFaults(LEASE_SECONDS, FaultyDynamoDb::doubling, null);
  }

  static ProgramUnderFaults start(int leaseSeconds) throws Exception {
    return new ProgramUnderFaults(leaseSeconds, FaultyDynamoDb::start, null);
  }

  /// The first request of each kind that a start makes fails; the program is started again and
  /// again, as a platform does it.
  static ProgramUnderFaults startInSpiteOf(Fault fault) throws Exception {
    return new ProgramUnderFaults(LEASE_SECONDS, FaultyDynamoDb::start, fault);
  }

  private CallCat start(Config config, int starts) throws Exception {
    try {
      return CallCat.start(config, clock);
    } catch (Exception failure) {
      failedStarts.add(failure);
      if (failedStarts.size() == starts) {
        vertx.close().await();
        throw failure;
      }
      return start(config, starts);
    }
  }

  /// Which kinds of requests failed during the starts.
  Set<String> failedRequests() {
    return failedRequests;
  }

  /// Why it did not start.
  List<Exception> failedStarts() {
    return List.copyOf(failedStarts);
  }

  ReadyLine urls() {
    return ReadyLine.parse(program.readyLine());
  }

  /// Where the simulator itself is.
  String simulatorUrl() {
    return simulator;
  }

  private String simulator() {
    var silence = Duration.ofMillis(500);
    var backOff = Duration.ofMillis(500);
    var settings = new SimulatorSettings(0, API_KEY, LINES, DURATIONS, backOff, silence, null);
    var verticle = new SimulatorVerticle(settings, clock, new SplittableRandom(1));
    vertx.deployVerticle(verticle).await();
    return "http://127.0.0.1:" + verticle.actualPort();
  }

  private Map<String, String> settings(int leaseSeconds) {
    var retell = HttpFaultProxy.before(vertx, new RetellProtocol(), simulator, faults);
    var database = TestDynamoDb.database(dynamoDb.endpoint());
    var settings = DeployedSettings.of(database, postgres.uri(), retell.endpoint());
    settings.put("CALLCAT_DYNAMODB_SECRETKEY", DATABASE_SECRET);
    settings.put("CALLCAT_AUTH_JWTSECRET", JWT_SECRET);
    settings.put("CALLCAT_AUTH_TOKENMINUTES", "1440");
    settings.put("CALLCAT_ENCRYPTION_KEYSET", KEYSET);
    settings.put("CALLCAT_RETELL_APIKEY", API_KEY);
    settings.put("CALLCAT_DISPATCH_MAXCONCURRENTCALLS", Integer.toString(LINES));
    settings.put("CALLCAT_DISPATCH_LEASESECONDS", Integer.toString(leaseSeconds));
    settings.put("CALLCAT_DISPATCH_POLLSECONDS", "1");
    return settings;
  }

  @Override
  public void close() {
    program.close();
    vertx.close().await();
  }
}
