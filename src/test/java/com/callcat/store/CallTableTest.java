package com.callcat.store;

import static com.callcat.call.CallStatus.SCHEDULED;
import static com.callcat.store.SampleCalls.NOON;
import static com.callcat.store.SampleCalls.USER;
import static com.callcat.store.SampleCalls.claimed;
import static com.callcat.store.SampleCalls.ended;
import static com.callcat.store.SampleCalls.full;
import static com.callcat.store.SampleCalls.inProgress;
import static com.callcat.store.SampleCalls.next;
import static com.callcat.store.SampleCalls.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.CallWritten;
import com.callcat.bus.Done;
import com.callcat.bus.DueCall;
import com.callcat.bus.StoreRequest.Create;
import com.callcat.bus.StoreRequest.Delete;
import com.callcat.bus.StoreRequest.Find;
import com.callcat.bus.StoreRequest.FindDue;
import com.callcat.bus.StoreRequest.FindOccupied;
import com.callcat.bus.StoreRequest.Locate;
import com.callcat.bus.StoreRequest.Save;
import com.callcat.call.Call;
import com.callcat.call.CallKey;
import com.callcat.call.Problem.Conflict;
import com.callcat.call.Problem.Forbidden;
import com.callcat.call.Problem.NotFound;
import com.callcat.call.ProviderId;
import com.callcat.call.UserId;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CallTableTest {
  @AutoClose private static final StoreFixture STORE = StoreFixture.empty();

  @Test
  void a_call_is_found_as_it_was_created() {
    var call = create(scheduled());
    assertThat(find(call)).isEqualTo(call);
  }

  @Test
  void every_version_of_a_call_is_found_as_it_was_saved() {
    var call = create(scheduled());
    var claimed = save(claimed(call, "token"));
    assertThat(find(call)).isEqualTo(claimed);
    var ended = save(ended(save(inProgress(claimed))));
    assertThat(find(call)).isEqualTo(ended);
  }

  @Test
  void what_a_call_has_no_more_is_gone() {
    var call = create(scheduled());
    var rich = save(full(save(inProgress(save(claimed(call, "t"))))));
    var bare = save(next(rich, SCHEDULED, null, null, null, null));
    assertThat(find(call)).isEqualTo(bare);
  }

  @Test
  void a_call_of_another_user_is_forbidden_and_one_of_nobody_is_not_found() {
    var call = create(scheduled());
    var another = new CallKey(new UserId(8), call.key().callId());
    assertThat(STORE.refusal(new Find(another))).isInstanceOf(Forbidden.class);
    assertThat(STORE.refusal(new Find(scheduled().key()))).isInstanceOf(NotFound.class);
  }

  @Test
  void creating_the_same_call_again_changes_nothing_and_another_under_its_id_is_a_conflict() {
    var call = create(scheduled());
    assertThat(create(call)).isEqualTo(call);
    var claimed = save(claimed(call, "token"));
    assertThat(create(call)).isEqualTo(call);
    assertThat(find(call)).isEqualTo(claimed);
    var other = Call.scheduled(call.key(), call.brief(), SampleCalls.NOON.plusMillis(1));
    assertThat(STORE.refusal(new Create(other))).isInstanceOf(Conflict.class);
    assertThat(find(call)).isEqualTo(claimed);
  }

  @Test
  void of_many_writers_of_one_version_one_wins_and_the_others_know_it() {
    var call = create(scheduled());
    var answers =
        IntStream.range(0, 20)
            .mapToObj(n -> STORE.asking(new Save(claimed(call, "token" + n), null)))
            .toList();
    Future.join(answers).otherwiseEmpty().await();
    var winners = answers.stream().filter(Future::succeeded).map(Future::result).toList();
    assertThat(winners).containsExactly(find(call));
    assertThat(answers.stream().filter(Future::failed))
        .hasSize(19)
        .allSatisfy(lost -> assertThat(StoreFixture.problem(lost)).isInstanceOf(Conflict.class));
  }

  @Test
  void a_write_on_an_older_version_or_on_no_call_is_a_conflict() {
    var call = create(scheduled());
    var claimed = save(claimed(call, "token"));
    assertThat(STORE.refusal(new Save(claimed(call, "other"), null))).isInstanceOf(Conflict.class);
    assertThat(STORE.refusal(new Save(claimed(scheduled(), "token"), null)))
        .isInstanceOf(Conflict.class);
    assertThat(find(call)).isEqualTo(claimed);
  }

  @Test
  void a_call_is_deleted_only_at_the_version_that_was_seen() {
    var call = create(scheduled());
    var claimed = save(claimed(call, "token"));
    assertThat(STORE.refusal(new Delete(call))).isInstanceOf(Conflict.class);
    assertThat(STORE.ask(new Delete(claimed))).isEqualTo(Done.DONE);
    assertThat(STORE.ask(new Delete(claimed))).isEqualTo(Done.DONE);
    assertThat(STORE.refusal(new Find(call.key()))).isInstanceOf(NotFound.class);
  }

  @Test
  void everybody_is_told_what_was_written_and_of_nothing_else() {
    var call = create(scheduled());
    var claimed = save(claimed(call, "token"));
    STORE.refusal(new Save(claimed(call, "other"), null));
    STORE.ask(new Delete(claimed));
    assertThat(STORE.changes.stream().filter(change -> change.key().equals(call.key())))
        .containsExactly(CallWritten.of(call), CallWritten.of(claimed), CallWritten.gone(claimed));
  }

  @Test
  void a_call_is_located_by_the_id_it_has_at_retell() {
    var call = create(scheduled());
    save(inProgress(call, "call_located"));
    assertThat(STORE.ask(new Locate(new ProviderId("call_located")))).isEqualTo(call.key());
    assertThat(STORE.refusal(new Locate(new ProviderId("call_unknown"))))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void what_is_due_is_found_page_by_page_the_earliest_first() {
    try (var store = StoreFixture.empty()) {
      IntStream.range(0, 60)
          .mapToObj(n -> SampleCalls.scheduledAt(USER, NOON.plusSeconds(n % 50)))
          .forEach(call -> store.ask(new Create(call)));
      var last = NOON.plusSeconds(29);
      var all = due(store, Instant.EPOCH, last, 1000);
      assertThat(all).hasSize(40).isSorted().endsWith(last);
      assertThat(due(store, Instant.EPOCH, last, 7)).isEqualTo(all);
      assertThat(due(store, all.get(20), last, 1000)).isEqualTo(after(all.get(20), all));
    }
  }

  @Test
  void what_is_due_says_whose_call_it_is_and_what_for_until_nothing_is_left_to_do() {
    try (var store = StoreFixture.empty()) {
      var call = store.ask(new Create(SampleCalls.scheduledAt(USER, NOON)));
      var due = new DueCall(call.key(), Objects.requireNonNull(call.due()));
      var wanted = new FindDue(FindDue.shard(USER), Instant.EPOCH, NOON, null, 9);
      assertThat(store.ask(wanted).calls()).containsExactly(due);
      var claimed = claimed(call, "token");
      store.ask(new Save(claimed, null));
      assertThat(store.ask(wanted).calls()).isEmpty();
      var occupied = new FindOccupied(Objects.requireNonNull(claimed.due()).at());
      assertThat(store.ask(occupied).calls())
          .containsExactly(new DueCall(claimed.key(), claimed.due()));
      store.ask(new Save(ended(claimed), null));
      assertThat(store.ask(occupied).calls()).isEmpty();
    }
  }

  /// In pages of so many.
  private static List<Instant> due(StoreFixture store, Instant after, Instant until, int limit) {
    var shard = FindDue.shard(USER);
    var page = store.ask(new FindDue(shard, after, until, null, limit));
    var all = new ArrayList<>(page.calls());
    while (page.more()) {
      assertThat(page.calls()).hasSize(limit);
      page = store.ask(new FindDue(shard, after, until, all.getLast(), limit));
      all.addAll(page.calls());
    }
    return all.stream().map(call -> call.due().at()).toList();
  }

  private static List<Instant> after(Instant first, List<Instant> all) {
    return all.stream().filter(at -> at.isAfter(first)).toList();
  }

  private static Call create(Call call) {
    return STORE.ask(new Create(call));
  }

  private static Call save(Call next) {
    return STORE.ask(new Save(next, null));
  }

  private static Call find(Call call) {
    return STORE.ask(new Find(call.key()));
  }
}
