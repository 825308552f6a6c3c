package com.callcat.store;

import static com.callcat.store.SampleCalls.NOON;
import static com.callcat.store.SampleCalls.USER;
import static com.callcat.store.StoreFixture.KEYSET;
import static com.callcat.store.StoreFixture.TABLES;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.StoreRequest.Create;
import com.callcat.bus.StoreRequest.Find;
import com.callcat.bus.StoreRequest.FindDue;
import com.callcat.bus.StoreRequest.FindWhole;
import com.callcat.bus.StoreRequest.ListCalls;
import com.callcat.call.Call;
import com.callcat.call.CallStatus;
import com.callcat.call.ProviderReport.Stage;
import com.callcat.store.StoreFixture.Cost;
import com.callcat.testing.Eventually;
import com.callcat.testing.TestDynamoDb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// What a request costs does not grow with what is stored: requests and units, as DynamoDB's
/// answers tell them. Another number than 5,000 calls is chosen by `-Dcallcat.flat.calls=100000`.
class FlatCostTest {
  private static final int FEW = 150;
  private static final int MANY = Integer.getInteger("callcat.flat.calls", 5_000);
  private static final int PAGE = 20;

  /// Of calls that have not ended: they are counted when a user's first is made here, and then for
  /// every hundredth of it.
  private static final int QUOTA = 1_000_000;

  private static final int DUE = 10;

  /// So many does DynamoDB take at once.
  private static final int BATCH = 25;

  /// How many calls there are of each status; of the two others there are as many as it takes.
  private static final Map<CallStatus, Integer> NOT_MANY =
      Map.of(
          CallStatus.IN_PROGRESS, 2,
          CallStatus.NO_SHOW, 2,
          CallStatus.FAILED, 25,
          CallStatus.CANCELED, 25);

  private final CallItem items = new CallItem(new Sealer(KEYSET, () -> {}), new DueShards(true));

  @Test
  void nothing_costs_more_when_more_is_stored() throws Exception {
    var few = costs(FEW);
    var many = costs(MANY);
    System.out.printf("of %d calls: %s%nof %d calls: %s%n", FEW, few, MANY, many);
    assertThat(many).isEqualTo(few);
  }

  @Test
  void a_deep_page_costs_what_the_first_does() throws Exception {
    try (var store = StoreFixture.empty()) {
      fill(store, 600);
      for (var status : new @Nullable CallStatus[] {null, CallStatus.SCHEDULED}) {
        var first = new ListCalls(USER, status, PAGE, null);
        var deep = first;
        for (var page = 0; page < 10; page++) {
          var token = Objects.requireNonNull(store.ask(deep).nextToken());
          deep = new ListCalls(USER, status, PAGE, token);
        }
        assertThat(store.costOf(deep)).isEqualTo(store.costOf(first));
      }
    }
  }

  private Map<String, Cost> costs(int size) throws Exception {
    try (var store = StoreFixture.withQuota(TestDynamoDb.emptyDatabase(), QUOTA)) {
      fill(store, size);
      var costs = new LinkedHashMap<String, Cost>();
      var call = SampleCalls.scheduledAt(USER, NOON.plusSeconds(size));
      store.ask(new Create(SampleCalls.scheduledAt(USER, NOON.plusSeconds(size))));
      costs.put("create", store.costOf(new Create(call)));
      costs.put("find", store.costOf(new Find(call.key())));
      costs.put("list all", store.costOf(new ListCalls(USER, null, PAGE, null)));
      for (var status : CallStatus.values()) {
        costs.put("list " + status, store.costOf(new ListCalls(USER, status, PAGE, null)));
      }
      costs.put("due", store.costOf(due()));
      var running = store.ask(new Create(SampleCalls.inProgress(SampleCalls.scheduled())));
      var report = SampleCalls.report(running, Stage.ENDED, "Agent: Hello.", "{\"call_id\":\"x\"}");
      costs.put("webhook", store.costOf(SampleCalls.keeping(running, report)));
      costs.put("find with data", store.costOf(new FindWhole(running.key())));
      return costs;
    }
  }

  /// Writes the calls as they are, and waits until the indexes have them.
  private void fill(StoreFixture store, int size) throws Exception {
    var calls = calls(size);
    for (var first = 0; first < calls.size(); first += BATCH) {
      var some = calls.subList(first, Math.min(calls.size(), first + BATCH));
      var writes = some.stream().map(this::item).map(FlatCostTest::put).toList();
      store.raw.batchWriteItem(batch -> batch.requestItems(Map.of(TABLES.calls(), writes))).join();
    }
    Eventually.until(() -> store.ask(due()).calls().size(), found -> found == DUE);
    for (var status : CallStatus.values()) {
      var most = Math.min(100, NOT_MANY.getOrDefault(status, (size - 54) / 2));
      var list = new ListCalls(USER, status, most, null);
      Eventually.until(() -> store.ask(list).calls().size(), found -> found == most);
    }
  }

  private static List<Call> calls(int size) {
    var calls = new ArrayList<Call>();
    NOT_MANY.forEach(
        (status, count) -> {
          for (var n = 0; n < count; n++) {
            calls.add(call(status, n));
          }
        });
    for (var n = 0; calls.size() < size; n++) {
      calls.add(call(n % 2 == 0 ? CallStatus.SCHEDULED : CallStatus.COMPLETED, n));
    }
    return calls;
  }

  /// The first few that are scheduled are due now, all others in a year.
  private static Call call(CallStatus status, int n) {
    var now = status == CallStatus.SCHEDULED && n / 2 < DUE;
    var at = now ? NOON : NOON.plus(Duration.ofDays(365)).plusSeconds(n);
    var call = SampleCalls.scheduledAt(USER, at);
    return switch (status) {
      case SCHEDULED -> call;
      case IN_PROGRESS -> SampleCalls.next(call, status, null, null, null, null);
      case COMPLETED, FAILED, NO_SHOW, CANCELED -> SampleCalls.ended(call, status, at);
    };
  }

  private static FindDue due() {
    return new FindDue(FindDue.shard(USER), NOON.minusSeconds(1), NOON.plusSeconds(1), null, 1000);
  }

  private Map<String, AttributeValue> item(Call call) {
    var item = items.write(call);
    item.put(CallItem.DATA, AttributeValue.fromM(Map.of()));
    return item;
  }

  private static WriteRequest put(Map<String, AttributeValue> item) {
    return WriteRequest.builder().putRequest(put -> put.item(item)).build();
  }
}
