package com.callcat.store;

import com.callcat.bus.Bus;
import com.callcat.bus.CallWritten;
import com.callcat.bus.Priority;
import com.callcat.bus.Request;
import com.callcat.call.Call;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.config.Config;
import com.callcat.metrics.ProgramMetrics;
import com.callcat.testing.Eventually;
import com.callcat.testing.RawDynamoDb;
import com.callcat.testing.TestDynamoDb;
import com.callcat.testing.UnseenMetrics;
import com.callcat.tracing.Tracing;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A store of its own for a test, asked over the bus as every other verticle does, and a client
/// that sees the raw tables.
final class StoreFixture implements AutoCloseable {
  static final String KEYSET = Sealer.newKeyset();
  static final TableNames TABLES = new TableNames("callcat-");

  /// No machine is too slow for them.
  static final Dynamo.TimeLimits PATIENTLY =
      new Dynamo.TimeLimits(Eventually.PATIENCE, Eventually.PATIENCE);

  final Vertx vertx = Vertx.vertx();
  final Config.DynamoDb database;
  final DynamoDbAsyncClient raw;
  private final SimpleMeterRegistry figures = new SimpleMeterRegistry();
  final List<CallWritten> changes = new CopyOnWriteArrayList<>();

  /// So late that nothing has expired on the clock of the machine: DynamoDB would delete it.
  volatile Instant now = JournalFixture.NOW;

  private final Bus bus;

  private StoreFixture(Config.DynamoDb database, String keyset, int openPerUser) {
    this.database = database;
    Bus.register(vertx);
    bus = Bus.patient(vertx, Eventually.PATIENCE);
    raw = RawDynamoDb.client(database);
    bus.onCallWritten(changes::add).await();
    vertx
        .deployVerticle(
            new StoreVerticle(
                database,
                PATIENTLY,
                new Config.Calls(openPerUser),
                keyset,
                () -> now,
                new ProgramMetrics(figures),
                Tracing.off().tracer()))
        .await();
  }

  /// None.
  static DynamoSpans spans() {
    return new DynamoSpans(Tracing.off().tracer());
  }

  /// For a client whose figures nobody looks at.
  static DynamoMeter meter() {
    return new DynamoMeter(UnseenMetrics.create().store, () -> JournalFixture.NOW, "callcat-");
  }

  static StoreFixture empty() {
    return on(TestDynamoDb.emptyDatabase());
  }

  static StoreFixture withKeyset(String keyset) {
    return on(TestDynamoDb.emptyDatabase(), keyset);
  }

  /// @param openPerUser the quota of calls that have not ended
  static StoreFixture withQuota(Config.DynamoDb database, int openPerUser) {
    return new StoreFixture(database, KEYSET, openPerUser);
  }

  static StoreFixture on(Config.DynamoDb database) {
    return on(database, KEYSET);
  }

  static StoreFixture on(Config.DynamoDb database, String keyset) {
    return new StoreFixture(database, keyset, 0);
  }

  <A> A ask(Request<A> request) {
    return asking(request).await();
  }

  /// What is vital is not refused for that others wait.
  <A> Future<A> asking(Request<A> request) {
    return bus.ask(request, Priority.VITAL);
  }

  /// What has been asked of DynamoDB until the journal has all of it, by the program's own figures.
  private Cost cost() throws Exception {
    var waiting = figures.get("callcat_journal_changes_waiting").gauge();
    Eventually.until(waiting::value, changes -> changes == 0);
    var requests =
        figures.find("callcat_dynamodb_request_seconds").timers().stream().mapToLong(Timer::count);
    var units =
        figures.find("callcat_dynamodb_capacity_units_total").counters().stream()
            .mapToDouble(Counter::count);
    return new Cost(requests.sum(), units.sum());
  }

  /// How often DynamoDB was asked.
  long requests() throws Exception {
    return cost().requests;
  }

  /// What one request costs, with its entry in the journal.
  Cost costOf(Request<?> request) throws Exception {
    var before = cost();
    ask(request);
    return cost().minus(before);
  }

  /// @param units of reading and of writing
  record Cost(long requests, double units) {
    Cost minus(Cost before) {
      return new Cost(requests - before.requests, units - before.units);
    }
  }

  /// How many attempts were throttled so far.
  double throttled() {
    return figures
        .get("callcat_dynamodb_failed_attempts_total")
        .tag("reason", "throttled")
        .counter()
        .count();
  }

  /// What a request is refused with.
  Problem refusal(Request<?> request) {
    return problem(asking(request));
  }

  static Problem problem(Future<?> answer) {
    var failure = Assertions.catchThrowableOfType(ProblemException.class, answer::await);
    Assertions.assertThat(failure).as("the request succeeded").isNotNull();
    return failure.problem();
  }

  /// Every item of a table as it is on disk.
  List<Map<String, AttributeValue>> items(String table) {
    var items = new ArrayList<Map<String, AttributeValue>>();
    raw.scanPaginator(scan -> scan.tableName(table)).items().subscribe(items::add).join();
    return items;
  }

  /// Changes the item of a call past the store.
  ///
  /// @param values of the expression; null when it has none
  void alter(Call call, String expression, @Nullable Map<String, AttributeValue> values) {
    raw.updateItem(
            update ->
                update
                    .tableName(TABLES.calls())
                    .key(CallItem.key(call.key()))
                    .updateExpression(expression)
                    .expressionAttributeValues(values))
        .join();
  }

  @Override
  public void close() {
    vertx.close().await();
    raw.close();
  }
}
