package com.callcat.store;

import static com.callcat.store.SampleCalls.inProgress;
import static com.callcat.store.SampleCalls.keeping;
import static com.callcat.store.SampleCalls.report;
import static com.callcat.store.SampleCalls.scheduled;
import static com.callcat.store.StoreFixture.TABLES;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.StoreRequest.Create;
import com.callcat.bus.StoreRequest.Find;
import com.callcat.bus.StoreRequest.FindWhole;
import com.callcat.bus.StoreRequest.Save;
import com.callcat.call.ProviderReport.Stage;
import com.callcat.dev.dynamodb.DynamoDbServer;
import com.callcat.dev.dynamodb.Options;
import com.callcat.dev.dynamodb.faults.InjectedFaults;
import com.callcat.dev.dynamodb.faults.InjectedFaultsBuilder;
import com.callcat.testing.Eventually;
import com.callcat.testing.SettableClock;
import com.callcat.testing.TestDynamoDb;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/// What DynamoDB throttles comes again until it is taken. Its second ends only when the test says
/// so.
@Timeout(600)
class ThrottledTest {
  /// More than any number of tries that the SDK would make.
  private static final int TRIES = 4;

  /// Of a partition, in a second.
  private static final int WRITE_UNITS = 1_000;

  private static final int MOST_UNITS = 300;
  private static final int KILOBYTE = 1024;

  /// What an item has beside its bytes, and more.
  private static final int NAMES = 200;

  private final Vertx vertx = Vertx.vertx();
  private final SettableClock clock = new SettableClock(Instant.now());
  private final String endpoint =
      DynamoDbServer.start(vertx, Options.inMemory(clock).with(throttling())).await().endpoint();

  @AutoClose private final StoreFixture store = StoreFixture.on(TestDynamoDb.database(endpoint));

  private static InjectedFaults throttling() {
    return new InjectedFaultsBuilder().throttling(true).build();
  }

  /// Takes all that the partition of a user's calls has in this second.
  private void heat() {
    for (var left = WRITE_UNITS; left > 0; ) {
      left -= write(Math.min(left, MOST_UNITS));
    }
  }

  /// An item of so many units; one is a kilobyte, begun.
  private int write(int units) {
    var bytes = SdkBytes.fromByteArray(new byte[units * KILOBYTE - NAMES]);
    var item =
        Map.of(
            "userId", AttributeValue.fromN(SampleCalls.USER.toString()),
            "callId", AttributeValue.fromS(UUID.randomUUID().toString()),
            "bytes", AttributeValue.fromB(bytes));
    var written =
        store
            .raw
            .putItem(
                put ->
                    put.tableName(TABLES.calls())
                        .item(item)
                        .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
            .join();
    return written.consumedCapacity().table().capacityUnits().intValue();
  }

  @Test
  void what_a_webhook_says_is_stored_and_not_refused() throws Exception {
    var call = store.ask(new Save(inProgress(store.ask(new Create(scheduled()))), null));
    clock.advance(Duration.ofSeconds(1));
    heat();
    var before = store.throttled();
    var stored = store.asking(keeping(call, report(call, Stage.ENDED, null, "{}")));
    Eventually.until(store::throttled, now -> now >= before + TRIES);
    assertThat(stored.isComplete()).isFalse();
    clock.advance(Duration.ofSeconds(1));
    assertThat(stored.await().version()).isEqualTo(call.version() + 1);
    assertThat(store.ask(new FindWhole(call.key())).data()).isNotNull();
  }

  /// A partition takes 1,000 units in a second, and this one does not end.
  @Test
  void a_report_of_three_megabytes_is_stored_within_a_second() throws Exception {
    var call = store.ask(new Save(inProgress(store.ask(new Create(scheduled()))), null));
    clock.advance(Duration.ofSeconds(1));
    var before = store.throttled();
    var large = "{\"noise\":\"" + ProviderDataTest.noise(3_800_000) + "\"}";
    store.ask(keeping(call, report(call, Stage.ENDED, null, large)));
    assertThat(units()).isGreaterThan(3 * WRITE_UNITS);
    assertThat(store.throttled()).isEqualTo(before);
    assertThat(large.equals(store.ask(new FindWhole(call.key())).data())).isTrue();
  }

  private int units() {
    return store.items(TABLES.parts()).stream()
        .mapToInt(
            part -> ItemReader.present(part, "bytes").b().asByteArrayUnsafe().length / KILOBYTE)
        .sum();
  }

  /// A new table takes 4,000 units in a second, and as many more in the next.
  @Test
  void a_report_of_six_megabytes_waits_for_the_next_second() throws Exception {
    var call = store.ask(new Save(inProgress(store.ask(new Create(scheduled()))), null));
    clock.advance(Duration.ofSeconds(1));
    var before = store.throttled();
    var large = "{\"noise\":\"" + ProviderDataTest.noise(7_400_000) + "\"}";
    var stored = store.asking(keeping(call, report(call, Stage.ENDED, null, large)));
    Eventually.until(store::throttled, now -> now >= before + TRIES);
    assertThat(stored.isComplete()).isFalse();
    clock.advance(Duration.ofSeconds(1));
    assertThat(stored.await().version()).isEqualTo(call.version() + 1);
  }

  /// It waits beside the others, and not before them.
  @Test
  void others_go_on_meanwhile() throws Exception {
    var call = store.ask(new Create(scheduled()));
    clock.advance(Duration.ofSeconds(1));
    heat();
    var before = store.throttled();
    var claimed = store.asking(new Save(SampleCalls.claimed(call, "token"), null));
    Eventually.until(store::throttled, now -> now >= before + 1);
    assertThat(store.ask(new Find(call.key()))).isEqualTo(call);
    assertThat(claimed.isComplete()).isFalse();
    clock.advance(Duration.ofSeconds(1));
    claimed.await();
  }
}
