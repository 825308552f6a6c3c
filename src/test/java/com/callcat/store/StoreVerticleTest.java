package com.callcat.store;

import static com.callcat.store.SampleCalls.scheduled;
import static com.callcat.store.StoreFixture.TABLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.callcat.bus.Bus;
import com.callcat.bus.StoreRequest;
import com.callcat.bus.StoreRequest.Create;
import com.callcat.bus.StoreRequest.Find;
import com.callcat.bus.StoreRequest.FindDue;
import com.callcat.bus.StoreRequest.FindOccupied;
import com.callcat.bus.StoreRequest.ListCalls;
import com.callcat.bus.StoreRequest.Ping;
import com.callcat.bus.StoreRequest.Save;
import com.callcat.call.Problem.Unavailable;
import com.callcat.config.Config;
import com.callcat.testing.DynamoDbProtocol;
import com.callcat.testing.Faults;
import com.callcat.testing.HttpFaultProxy;
import com.callcat.testing.TestDynamoDb;
import com.callcat.testing.UnseenMetrics;
import com.callcat.tracing.Tracing;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoreVerticleTest {
  private static final String KEYSET = Sealer.newKeyset();
  @AutoClose private final Vertx vertx = Vertx.vertx();

  @BeforeEach
  void register() {
    Bus.register(vertx);
  }

  @Test
  void without_a_database_it_does_not_start() {
    var proxy =
        HttpFaultProxy.before(
            vertx, DynamoDbProtocol.BY_TABLE, TestDynamoDb.endpoint(), new Faults());
    proxy.close();
    var start = deploy(TestDynamoDb.database(proxy.endpoint()), KEYSET, 1);
    assertThatThrownBy(start::await).hasMessage("nothing listens there");
  }

  @Test
  void without_a_good_keyset_it_does_not_start() {
    var start = deploy(TestDynamoDb.emptyDatabase(), "{}", 1);
    assertThatThrownBy(start::await).hasMessageContaining("encryption.keyset");
  }

  @Test
  void while_the_database_is_down_every_answer_is_unavailable() {
    var proxy =
        HttpFaultProxy.before(
            vertx, DynamoDbProtocol.BY_TABLE, TestDynamoDb.endpoint(), new Faults());
    try (var store = StoreFixture.on(TestDynamoDb.database(proxy.endpoint()))) {
      var call = store.ask(new Create(scheduled()));
      proxy.close();
      var requests =
          List.<StoreRequest<?>>of(
              new Ping(),
              new Find(call.key()),
              new Create(scheduled()),
              new Save(SampleCalls.claimed(call, "token"), null),
              new FindDue(0, Instant.EPOCH, SampleCalls.NOON, null, 10),
              new FindOccupied(SampleCalls.NOON),
              new ListCalls(SampleCalls.USER, null, 20, null));
      var answers = requests.stream().<Future<?>>map(store::asking).toList();
      assertThat(answers)
          .allSatisfy(
              answer ->
                  assertThat(StoreFixture.problem(answer))
                      .isEqualTo(new Unavailable("the call store")));
      assertThat(store.changes).hasSize(1);
    }
  }

  @Test
  void beyond_the_limit_of_requests_under_way_the_answer_comes_at_once() {
    var settings = TestDynamoDb.emptyDatabase();
    var client =
        Dynamo.connect(
            vertx, settings, StoreFixture.PATIENTLY, StoreFixture.meter(), StoreFixture.spans());
    var dynamo = new Dynamo(client, vertx.getOrCreateContext(), TABLES);
    var pending = new CompletableFuture<String>();
    var waiting =
        IntStream.range(0, RequestQueue.ROOM).mapToObj(_ -> dynamo.ask(_ -> pending)).toList();
    assertThat(StoreFixture.problem(dynamo.ask(_ -> pending))).isInstanceOf(Unavailable.class);
    pending.complete("done");
    Future.all(waiting).await();
    assertThat(dynamo.ask(_ -> pending).await()).isEqualTo("done");
    client.close();
  }

  private Future<String> deploy(Config.DynamoDb settings, String keyset, int instances) {
    return vertx.deployVerticle(
        () ->
            new StoreVerticle(
                settings,
                new Config.Calls(0),
                keyset,
                () -> Instant.EPOCH,
                UnseenMetrics.create(),
                Tracing.off().tracer()),
        new DeploymentOptions().setInstances(instances));
  }
}
