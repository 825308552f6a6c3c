package com.callcat.metrics;

import com.callcat.CallCat;
import com.callcat.config.ConfigReader;
import com.callcat.dev.dynamodb.DynamoDbServer;
import com.callcat.dev.dynamodb.Options;
import com.callcat.dev.dynamodb.faults.InjectedFaultsBuilder;
import com.callcat.dev.simulator.CallDurations;
import com.callcat.dev.simulator.SimulatorSettings;
import com.callcat.dev.simulator.SimulatorVerticle;
import com.callcat.store.Sealer;
import com.callcat.testing.DeployedSettings;
import com.callcat.testing.DynamoDbProtocol;
import com.callcat.testing.Faults;
import com.callcat.testing.HttpFaultProxy;
import com.callcat.testing.ReadyLine;
import com.callcat.testing.TestDynamoDb;
import com.callcat.testing.TestPostgres;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Two processes of a deployment and what they need, where everything can go wrong: DynamoDB behind
/// a proxy and with its limits, the simulator with few lines, a clock that is wrong.
final class Deployment implements AutoCloseable {
  static final int LINES = 3;
  static final InstantSource SYSTEM = InstantSource.system();
  private static final Duration FAST = Duration.ofSeconds(2);
  private static final Duration SILENCE = Duration.ofMinutes(3);
  private static final CallDurations DURATIONS =
      CallDurations.talking(Duration.ofSeconds(3))
          .withRing(Duration.ofMillis(300))
          .withAnalysis(Duration.ofMillis(300));

  final Faults faults = new Faults();
  final HeldClock dynamoDbClock = new HeldClock();
  final CallCat one;
  final CallCat other;
  final String dynamoDb;
  final String simulator;
  String accessKey = "";
  private final String postgres = TestPostgres.freshDatabase();
  private final Vertx vertx = Vertx.vertx();

  Deployment() throws Exception {
    dynamoDb = DynamoDbServer.start(vertx, limited(dynamoDbClock)).await().endpoint();
    simulator = simulator();
    var settings = ConfigReader.read(settings());
    InstantSource clock = () -> SYSTEM.instant().plus(FAST);
    one = CallCat.start(settings, clock);
    other = CallCat.start(settings, clock);
  }

  private static Options limited(InstantSource clock) {
    return Options.inMemory(clock).with(new InjectedFaultsBuilder().throttling(true).build());
  }

  private String simulator() {
    var settings =
        new SimulatorSettings(
            0, DeployedSettings.API_KEY, LINES, DURATIONS, Duration.ofMillis(300), SILENCE, null);
    var verticle = new SimulatorVerticle(settings, Clock.systemUTC(), new SplittableRandom(1));
    vertx.deployVerticle(verticle).await();
    return "http://127.0.0.1:" + verticle.actualPort();
  }

  private Map<String, String> settings() {
    var proxy = HttpFaultProxy.before(vertx, DynamoDbProtocol.BY_PURPOSE, dynamoDb, faults);
    var database = TestDynamoDb.database(proxy.endpoint());
    accessKey = String.valueOf(database.accessKey());
    var settings = DeployedSettings.of(database, postgres, simulator);
    settings.put("CALLCAT_ENCRYPTION_KEYSET", Sealer.newKeyset());
    settings.put("CALLCAT_DISPATCH_LEASESECONDS", "3");
    settings.put("CALLCAT_DISPATCH_POLLSECONDS", "1");
    return settings;
  }

  /// PostgreSQL's own view, for whoever does something there behind the program's back.
  String jdbcUrl() {
    var uri = URI.create(postgres);
    var login = uri.getUserInfo().split(":", 2);
    return "jdbc:postgresql://%s:%d%s?user=%s&password=%s"
        .formatted(uri.getHost(), uri.getPort(), uri.getPath(), login[0], login[1]);
  }

  static ReadyLine urls(CallCat program) {
    return ReadyLine.parse(program.readyLine());
  }

  @Override
  public void close() {
    one.close();
    other.close();
    vertx.close().await();
  }

  /// A clock that can be made to stand still: whatever is asked of DynamoDB meanwhile is asked
  /// within one second.
  static final class HeldClock implements InstantSource {
    private volatile @Nullable Instant held;

    void hold() {
      held = SYSTEM.instant();
    }

    void release() {
      held = null;
    }

    @Override
    public Instant instant() {
      var at = held;
      return at == null ? SYSTEM.instant() : at;
    }
  }
}
