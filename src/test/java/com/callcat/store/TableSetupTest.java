package com.callcat.store;

import static com.callcat.store.SampleCalls.scheduled;
import static com.callcat.store.StoreFixture.KEYSET;
import static com.callcat.store.StoreFixture.TABLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.callcat.bus.Bus;
import com.callcat.bus.Done;
import com.callcat.bus.StoreRequest.Create;
import com.callcat.bus.StoreRequest.Find;
import com.callcat.bus.StoreRequest.Lease;
import com.callcat.bus.StoreRequest.Ping;
import com.callcat.bus.StoreRequest.ReadLease;
import com.callcat.bus.StoreRequest.TakeLease;
import com.callcat.call.Problem.NotFound;
import com.callcat.config.Config;
import com.callcat.config.ConfigException;
import com.callcat.testing.DynamoDbSettings;
import com.callcat.testing.TestDynamoDb;
import com.callcat.testing.UnseenMetrics;
import com.callcat.tracing.Tracing;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

class TableSetupTest {
  @AutoClose private final Vertx vertx = Vertx.vertx();
  private final Config.DynamoDb database = TestDynamoDb.emptyDatabase();

  @AutoClose
  private final DynamoDbAsyncClient raw =
      Dynamo.connect(
          vertx, database, StoreFixture.PATIENTLY, StoreFixture.meter(), StoreFixture.spans());

  @BeforeEach
  void register() {
    Bus.register(vertx);
  }

  private Future<String> deploy(Config.DynamoDb settings, int instances) {
    return vertx.deployVerticle(
        () ->
            new StoreVerticle(
                settings,
                new Config.Calls(0),
                KEYSET,
                () -> Instant.EPOCH,
                UnseenMetrics.create(),
                Tracing.off().tracer()),
        new DeploymentOptions().setInstances(instances));
  }

  private Config.DynamoDb creatingTables(boolean create) {
    return settings().createTables(create).build();
  }

  private Config.DynamoDb creatingTablesOf(String prefix) {
    return settings().tablePrefix(prefix).createTables(true).build();
  }

  /// Of a process that neither uses nor makes the index by status.
  private Config.DynamoDb withoutIndex(boolean create) {
    return settings().createTables(create).statusIndex(false).build();
  }

  private DynamoDbSettings settings() {
    return DynamoDbSettings.of(database);
  }

  private CreateTableRequest design(String table) {
    return Tables.all(TABLES, false).stream()
        .map(Tables.Table::request)
        .filter(request -> request.tableName().equals(table))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void several_instances_may_start_at_once_on_an_empty_database() {
    deploy(database, 4).await();
    assertThat(Bus.of(vertx).ask(new Ping()).await()).isEqualTo(Done.DONE);
  }

  @Test
  void the_tables_are_those_of_the_design() {
    deploy(database, 1).await();
    var table = raw.describeTable(ask -> ask.tableName("callcat-calls")).join().table();
    assertThat(table.globalSecondaryIndexes())
        .extracting(index -> index.indexName())
        .containsExactlyInAnyOrder(
            Tables.BY_STATUS, Tables.DUE, Tables.CALL_ID, Tables.PROVIDER_ID);
    assertThat(table.globalSecondaryIndexes())
        .filteredOn(index -> index.projection().projectionType() == ProjectionType.KEYS_ONLY)
        .extracting(index -> index.indexName())
        .containsExactlyInAnyOrder(Tables.BY_STATUS, Tables.CALL_ID, Tables.PROVIDER_ID);
    var expiry = raw.describeTimeToLive(ask -> ask.tableName("callcat-transcripts")).join();
    assertThat(expiry.timeToLiveDescription())
        .returns("ExpiresAt", ttl -> ttl.attributeName())
        .returns(TimeToLiveStatus.ENABLED, ttl -> ttl.timeToLiveStatus());
  }

  @Test
  void tables_that_are_there_are_left_as_they_are_and_need_not_be_made() {
    try (var store = StoreFixture.on(database)) {
      var call = store.ask(new Create(scheduled()));
      deploy(database, 1).await();
      deploy(creatingTables(false), 1).await();
      assertThat(store.ask(new Find(call.key()))).isEqualTo(call);
    }
  }

  @Test
  void two_prefixes_have_no_table_no_call_and_no_leader_in_common() {
    try (var one = StoreFixture.on(creatingTablesOf("one-"));
        var other = StoreFixture.on(creatingTablesOf("other."))) {
      var call = one.ask(new Create(scheduled()));
      one.ask(new TakeLease(new Lease(null, 0), "first"));
      assertThat(other.refusal(new Find(call.key()))).isInstanceOf(NotFound.class);
      assertThat(other.ask(new ReadLease())).isEqualTo(new Lease(null, 0));
    }
    assertThat(raw.listTables().join().tableNames())
        .hasSize(12)
        .allMatch(name -> name.startsWith("one-") || name.startsWith("other."));
  }

  @Test
  void tables_that_are_missing_and_not_to_be_made_are_all_named() {
    raw.createTable(design("callcat-leases")).join();
    assertThatThrownBy(deploy(creatingTables(false), 1)::await)
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll(
            "the table callcat-calls is missing",
            "the table callcat-changes is missing",
            "dynamodb.createTables (CALLCAT_DYNAMODB_CREATETABLES)")
        .hasMessageNotContaining("callcat-leases");
    assertThat(raw.listTables().join().tableNames()).containsExactly("callcat-leases");
  }

  @Test
  void an_index_that_is_missing_is_named_or_made() {
    createCalls(index -> !index.indexName().equals(Tables.DUE), index -> index);
    assertThatThrownBy(deploy(creatingTables(false), 1)::await)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("the index due-calls-index of the table callcat-calls is missing");

    deploy(creatingTables(true), 4).await();
    deploy(creatingTables(false), 1).await();
  }

  @Test
  void an_index_that_is_different_is_named_whether_or_not_tables_are_made() {
    createCalls(
        _ -> true,
        index ->
            index.indexName().equals(Tables.BY_STATUS)
                ? index.toBuilder()
                    .projection(holds -> holds.projectionType(ProjectionType.ALL))
                    .build()
                : index);
    for (var create : new boolean[] {true, false}) {
      assertThatThrownBy(deploy(creatingTables(create), 1)::await)
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining(
              "the index calls-by-status-index of the table callcat-calls has other keys");
    }
  }

  /// As they are while a version runs that reads them, and until somebody deletes them.
  @Test
  void the_indexes_by_time_are_needed_only_beside_a_version_that_reads_them() {
    deploy(database, 1).await();
    assertThatThrownBy(deploy(withoutIndex(false), 1)::await)
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll(
            "the index upcoming-calls-index of the table callcat-calls is missing",
            "the index completed-calls-index of the table callcat-calls is missing");

    deploy(withoutIndex(true), 4).await();
    deploy(withoutIndex(false), 1).await();
    deploy(creatingTables(false), 1).await();
  }

  private void createCalls(
      Predicate<GlobalSecondaryIndex> which, UnaryOperator<GlobalSecondaryIndex> how) {
    var calls = design("callcat-calls");
    var indexes = calls.globalSecondaryIndexes().stream().filter(which).map(how).toList();
    var keys =
        Stream.concat(
                calls.keySchema().stream(),
                indexes.stream().flatMap(index -> index.keySchema().stream()))
            .map(KeySchemaElement::attributeName)
            .collect(Collectors.toSet());
    var used = calls.attributeDefinitions().stream().filter(a -> keys.contains(a.attributeName()));
    raw.createTable(
            calls.toBuilder()
                .attributeDefinitions(used.toList())
                .globalSecondaryIndexes(indexes)
                .build())
        .join();
  }

  @Test
  void a_table_with_other_keys_or_without_expiry_is_named() {
    var created = design("callcat-created");
    raw.createTable(created.toBuilder().tableName("callcat-leases").build()).join();
    raw.createTable(created).join();
    assertThatThrownBy(deploy(creatingTables(false), 1)::await)
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll(
            "the table callcat-leases has other keys",
            "the table callcat-created has no time to live by ExpiresAt");

    raw.updateTimeToLive(
            update ->
                update
                    .tableName("callcat-created")
                    .timeToLiveSpecification(by -> by.enabled(true).attributeName("other")))
        .join();
    assertThatThrownBy(deploy(database, 1)::await)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("the table callcat-created has no time to live by ExpiresAt");
  }
}
