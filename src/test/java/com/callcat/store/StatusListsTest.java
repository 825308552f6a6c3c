package com.callcat.store;

import static com.callcat.store.SampleCalls.NOON;
import static com.callcat.store.SampleCalls.USER;
import static com.callcat.store.StoreFixture.TABLES;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.StoreRequest.CallPage;
import com.callcat.bus.StoreRequest.Create;
import com.callcat.bus.StoreRequest.ListCalls;
import com.callcat.bus.StoreRequest.Save;
import com.callcat.call.Call;
import com.callcat.call.CallStatus;
import com.callcat.config.Config;
import com.callcat.testing.DynamoDbSettings;
import com.callcat.testing.Eventually;
import com.callcat.testing.TestDynamoDb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Lists by status read the index by status, and how it comes into use beside a version that does
/// not write it.
class StatusListsTest {
  private static final int MORE_THAN_A_PAGE = 510;
  private final Config.DynamoDb database = TestDynamoDb.emptyDatabase();

  @Test
  void a_page_costs_two_requests_and_no_more_when_calls_of_another_status_are_many()
      throws Exception {
    try (var store = StoreFixture.on(database)) {
      var rare = SampleCalls.inProgress(create(store, 0));
      store.ask(new Save(rare, null));
      untilListed(store, CallStatus.IN_PROGRESS, 1);
      var query = new ListCalls(USER, CallStatus.IN_PROGRESS, 20, null);
      var alone = store.costOf(query);
      for (var n = 1; n <= 300; n++) {
        create(store, n);
      }
      untilListed(store, CallStatus.SCHEDULED, 100);

      assertThat(store.costOf(query)).isEqualTo(alone).returns(2L, cost -> cost.requests());
      assertThat(store.ask(query)).isEqualTo(new CallPage(List.of(rare), null));
    }
  }

  /// As if the index were behind for a long time.
  @Test
  void a_call_that_the_index_still_has_under_its_former_status_gives_its_place_to_another()
      throws Exception {
    try (var store = StoreFixture.on(database)) {
      var calls = IntStream.range(0, 6).mapToObj(n -> create(store, n)).toList();
      var moved = calls.get(1);
      store.ask(new Save(SampleCalls.inProgress(moved), null));
      store.alter(moved, "SET listed = :key", Map.of(":key", text(ListedKey.of(moved))));
      untilListed(store, CallStatus.SCHEDULED, 5);

      var page = store.ask(new ListCalls(USER, CallStatus.SCHEDULED, 3, null));

      assertThat(page.calls()).containsExactly(calls.get(0), calls.get(2), calls.get(3));
      var next = new ListCalls(USER, CallStatus.SCHEDULED, 3, page.nextToken());
      assertThat(store.ask(next))
          .isEqualTo(new CallPage(List.of(calls.get(4), calls.get(5)), null));
    }
  }

  /// As if the index were behind for a long time.
  @Test
  void among_all_calls_a_call_that_has_moved_on_is_neither_missing_nor_doubled() throws Exception {
    try (var store = StoreFixture.on(database)) {
      var calls = new ArrayList<>(IntStream.range(0, 6).mapToObj(n -> create(store, n)).toList());
      var moved = calls.get(1);
      calls.set(1, store.ask(new Save(SampleCalls.inProgress(moved), null)));
      store.alter(moved, "SET listed = :key", Map.of(":key", text(ListedKey.of(moved))));
      untilListed(store, CallStatus.SCHEDULED, 5);

      assertThat(pages(List.of(store), null)).containsExactlyElementsOf(calls);
    }
  }

  @Test
  void beside_a_version_that_does_not_write_it_the_index_is_not_read() throws Exception {
    try (var store = StoreFixture.on(withoutIndex())) {
      var calls = IntStream.range(0, 4).mapToObj(n -> create(store, n)).toList();
      calls.subList(0, 2).forEach(call -> forget(store, call));
      calls.subList(2, 4).forEach(call -> misplace(store, call));

      untilListed(store, CallStatus.SCHEDULED, 4);
    }
  }

  @Test
  void once_no_such_version_runs_the_index_gets_what_it_lacks() throws Exception {
    List<Call> calls;
    try (var store = StoreFixture.on(withoutIndex())) {
      calls = IntStream.range(0, MORE_THAN_A_PAGE).mapToObj(n -> create(store, n)).toList();
      calls.subList(0, 400).forEach(call -> forget(store, call));
      calls.subList(400, 500).forEach(call -> misplace(store, call));
    }
    try (var store = StoreFixture.on(database)) {
      Eventually.until(() -> store.items(TABLES.leases()), notes -> !notes.isEmpty());
      untilListed(store, CallStatus.SCHEDULED, 100);
      var query = new ListCalls(USER, CallStatus.SCHEDULED, 3, null);
      Eventually.until(() -> store.costOf(query).requests(), requests -> requests == 2);
      assertThat(pages(List.of(store), CallStatus.SCHEDULED)).containsExactlyElementsOf(calls);
    }
  }

  /// After a version that does not know it has been back for a while.
  @Test
  void when_the_index_was_not_trusted_for_a_while_it_is_looked_at_again() throws Exception {
    Call call;
    try (var store = StoreFixture.on(database)) {
      call = create(store, 0);
      forget(store, call);
    }
    try (var store = StoreFixture.on(database)) { // it is noted that all is there
      assertThat(pages(List.of(store), CallStatus.SCHEDULED)).isEmpty();
    }
    StoreFixture.on(withoutIndex()).close();
    try (var store = StoreFixture.on(database)) {
      untilListed(store, CallStatus.SCHEDULED, 1);
    }
  }

  @Test
  void processes_with_and_without_the_index_understand_each_others_tokens() throws Exception {
    try (var one = StoreFixture.on(database);
        var other = StoreFixture.on(withoutIndex())) {
      var calls = IntStream.range(0, 9).mapToObj(n -> create(one, n)).toList();
      untilListed(one, CallStatus.SCHEDULED, 9);
      untilListed(other, CallStatus.SCHEDULED, 9);

      assertThat(pages(List.of(one, other), CallStatus.SCHEDULED)).containsExactlyElementsOf(calls);
      assertThat(pages(List.of(one, other), null)).containsExactlyElementsOf(calls);
      assertThat(pages(List.of(other, one), null)).containsExactlyElementsOf(calls);
      assertThat(pages(List.of(other, one), CallStatus.SCHEDULED)).containsExactlyElementsOf(calls);
    }
  }

  private Config.DynamoDb withoutIndex() {
    return DynamoDbSettings.of(database).statusIndex(false).build();
  }

  private static Call create(StoreFixture store, int second) {
    return store.ask(new Create(SampleCalls.scheduledAt(USER, NOON.plusSeconds(second))));
  }

  /// As an earlier version leaves what it creates.
  private static void forget(StoreFixture store, Call call) {
    store.alter(call, "REMOVE listed", null);
  }

  /// As an earlier version leaves what it changes.
  private static void misplace(StoreFixture store, Call call) {
    store.alter(call, "SET listed = :key", Map.of(":key", text("FAILED/000000000000000")));
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  private static void untilListed(StoreFixture store, CallStatus status, int count)
      throws Exception {
    Eventually.until(
        () -> store.ask(new ListCalls(USER, status, 100, null)).calls().size(),
        size -> size == count);
  }

  /// All pages of three, asked of the stores in turn.
  private static List<Call> pages(List<StoreFixture> stores, @Nullable CallStatus status) {
    var calls = new ArrayList<Call>();
    String token = null;
    var turn = 0;
    do {
      var store = stores.get(turn++ % stores.size());
      var page = store.ask(new ListCalls(USER, status, 3, token));
      calls.addAll(page.calls());
      token = page.nextToken();
    } while (token != null);
    return calls;
  }
}
