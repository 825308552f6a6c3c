package com.callcat.aws;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.CallCat;
import com.callcat.bus.Bus;
import com.callcat.bus.StoreRequest.ReadTranscript;
import com.callcat.bus.StoreRequest.WriteTranscript;
import com.callcat.call.Calls;
import com.callcat.config.Config;
import com.callcat.config.ConfigReader;
import com.callcat.store.StoreVerticle;
import com.callcat.testing.Faults;
import com.callcat.testing.HttpFaultProxy;
import com.callcat.testing.ReadyLine;
import com.callcat.testing.Surroundings;
import com.callcat.testing.TestDynamoDb;
import com.callcat.testing.UnseenMetrics;
import com.callcat.tracing.Tracing;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/// The deployed program on the tables of the template, of which it may make none. It refuses to
/// start on any that is not as its own would be.
class RightsTest {
  private static final String PREFIX = "callcat-test-";
  private static final InstantSource CLOCK = InstantSource.system();
  private static final int SIZE_OF_AN_ITEM = 400 * 1024;
  private static final int MANY_ITEMS = 8;

  private final NeededRights needed = new NeededRights();

  @Test
  void the_policy_allows_what_the_program_asks_for_and_nothing_else() throws Exception {
    try (var around = Surroundings.with(this::noting)) {
      TemplateTables.read(PREFIX).create(around.dynamoDb());
      needed.forget();
      var settings = around.settings();
      settings.put("CALLCAT_DYNAMODB_TABLEPREFIX", PREFIX);
      settings.put("CALLCAT_DYNAMODB_CREATETABLES", "false");
      var config = ConfigReader.read(settings);
      try (var program = CallCat.start(config, CLOCK)) {
        new TableWorkload(ReadyLine.parse(program.readyLine())).doAll();
      }
      replaceATranscriptTooLargeForOneItem(around.vertx(), config);
    }
    assertThat(needed.seen()).containsExactlyInAnyOrderElementsOf(allowed());
    assertThat(needed.operations()).containsExactlyInAnyOrderElementsOf(inTheProgram());
  }

  /// What the program can ask for at all. Without leave to make tables it does none of three.
  private static Set<String> inTheProgram() {
    var store = StoreVerticle.class.getProtectionDomain().getCodeSource().getLocation();
    var operations =
        new ClassFileImporter()
            .importUrl(store).that(resideInAPackage("com.callcat.store")).stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .map(JavaCall::getTarget)
                .filter(target -> target.getOwner().isEquivalentTo(DynamoDbAsyncClient.class))
                .map(target -> target.getName())
                .filter(name -> !name.equals("builder") && !name.equals("close"))
                .map(name -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1))
                .collect(Collectors.toCollection(TreeSet::new));
    assertThat(operations.removeAll(Set.of("CreateTable", "UpdateTable", "UpdateTimeToLive")))
        .isTrue();
    return operations;
  }

  /// The API takes none so large, and Retell sends one once: only a lost race replaces it. The
  /// second one is so large that it is not read by one request.
  private static void replaceATranscriptTooLargeForOneItem(Vertx vertx, Config config) {
    Bus.register(vertx);
    var keyset = String.valueOf(config.encryption().keyset());
    vertx
        .deployVerticle(
            new StoreVerticle(
                config.dynamodb(),
                new Config.Calls(0),
                keyset,
                CLOCK,
                UnseenMetrics.create(),
                Tracing.off().tracer()))
        .await();
    for (var items : new int[] {1, MANY_ITEMS}) {
      var random = new byte[items * SIZE_OF_AN_ITEM];
      new SplittableRandom(items).nextBytes(random);
      var text = Base64.getEncoder().encodeToString(random);
      Bus.of(vertx).ask(new WriteTranscript(Calls.scheduled(), text)).await();
    }
    Bus.of(vertx).ask(new ReadTranscript(Calls.scheduled())).await();
  }

  private Config.DynamoDb noting(Vertx vertx) {
    var proxy = HttpFaultProxy.before(vertx, needed, TestDynamoDb.endpoint(), new Faults());
    return TestDynamoDb.database(proxy.endpoint());
  }

  private static Set<Right> allowed() throws IOException {
    var role = Template.read("role.yaml", Map.of("TablePrefix", PREFIX));
    return role.resources("AWS::IAM::Role").stream()
        .flatMap(each -> StreamSupport.stream(each.at("/Properties/Policies").spliterator(), false))
        .flatMap(
            policy ->
                StreamSupport.stream(policy.at("/PolicyDocument/Statement").spliterator(), false))
        .flatMap(Right::allowed)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
