package com.callcat.store;

import static com.callcat.bus.Priority.DIALLING;
import static com.callcat.bus.Priority.RETELL;
import static com.callcat.bus.Priority.UPKEEP;
import static com.callcat.bus.Priority.USER;
import static com.callcat.bus.Priority.VITAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.Deadline;
import com.callcat.bus.Priority;
import com.callcat.call.Problem.Unavailable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whose turn it is, on a clock that stands until it is set.
class RequestQueueTest {
  private static final int AT_ONCE = 8;
  private static final Duration HOUR = Duration.ofHours(1);

  private long now;
  private final RequestQueue queue = new RequestQueue(new InFlightLimit(AT_ONCE), () -> now);
  private final List<Promise<Void>> running = new ArrayList<>();
  private final List<String> begun = new ArrayList<>();

  private Future<Void> ask(Priority priority, String name) {
    return queue.take(
        priority,
        Deadline.in(HOUR),
        true,
        () -> {
          begun.add(name);
          var answer = Promise.<Void>promise();
          running.add(answer);
          return answer.future();
        });
  }

  /// So many requests, each as it was asked for after the other.
  private List<Future<Void>> ask(Priority priority, int times) {
    return IntStream.range(0, times).mapToObj(n -> ask(priority, priority.name() + n)).toList();
  }

  /// Everything that runs, and then what has begun meanwhile, and so on.
  private void answerAll() {
    while (!running.isEmpty()) {
      answerOne();
    }
  }

  private void answerOne() {
    running.removeFirst().complete();
  }

  /// All places are taken from now on, and an answer takes a second.
  private void crowd() {
    ask(VITAL, AT_ONCE);
    pass(Duration.ofSeconds(1));
    var first = List.copyOf(running);
    running.clear();
    ask(VITAL, AT_ONCE);
    first.forEach(Promise::complete);
    assertThat(running).hasSize(AT_ONCE);
    begun.clear();
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  @Test
  void the_most_urgent_goes_first() {
    ask(VITAL, AT_ONCE);
    begun.clear();
    for (var each : List.of(UPKEEP, USER, DIALLING, RETELL, VITAL)) {
      ask(each, each.name());
    }
    answerAll();
    assertThat(begun).containsExactly("VITAL", "RETELL", "DIALLING", "USER", "UPKEEP");
  }

  @Test
  void those_who_are_as_urgent_as_each_other_go_in_turn() {
    ask(VITAL, AT_ONCE);
    begun.clear();
    ask(RETELL, 5);
    answerAll();
    assertThat(begun).containsExactly("RETELL0", "RETELL1", "RETELL2", "RETELL3", "RETELL4");
  }

  /// However much there is to do that is more urgent.
  @ParameterizedTest
  @EnumSource(names = {"DIALLING", "USER", "UPKEEP"})
  void nobody_waits_for_ever(Priority priority) {
    ask(VITAL, AT_ONCE);
    ask(priority, "patient");
    ask(RETELL, 20);
    for (var turn = 0; turn < 8; turn++) {
      assertThat(begun).doesNotContain("patient");
      ask(RETELL, "another");
      answerOne();
    }
    assertThat(begun).contains("patient");
  }

  @Test
  void a_lease_waits_for_nobody_who_is_older() {
    ask(VITAL, AT_ONCE);
    ask(UPKEEP, 5);
    begun.clear();
    for (var turn = 0; turn < 20; turn++) {
      ask(VITAL, "lease");
      answerOne();
    }
    assertThat(begun).hasSize(20).containsOnly("lease");
  }

  /// An answer takes a second, and eight come at a time.
  @ParameterizedTest
  @EnumSource(names = {"USER", "UPKEEP"})
  void what_would_wait_too_long_is_refused_at_once(Priority priority) {
    crowd();
    var taken = ask(priority, 4 * AT_ONCE + 1);
    assertThat(taken).noneMatch(Future::isComplete);
    assertRefused(ask(priority, "one too many"));
    answerAll();
    assertThat(taken).allMatch(Future::succeeded);
    assertThat(begun).doesNotContain("one too many");
  }

  /// Those who are more urgent are ahead, whenever they came.
  @Test
  void whoever_is_more_urgent_counts() {
    crowd();
    ask(DIALLING, 5 * AT_ONCE);
    assertRefused(ask(USER, "user"));
  }

  @Test
  void whoever_is_less_urgent_does_not_count() {
    crowd();
    ask(UPKEEP, 2 * AT_ONCE);
    assertThat(ask(USER, "user").isComplete()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"VITAL", "RETELL", "DIALLING"})
  void what_cannot_come_again_waits(Priority priority) {
    crowd();
    var waiting = ask(priority, 100 * AT_ONCE);
    assertThat(waiting).noneMatch(Future::isComplete);
    answerAll();
    assertThat(waiting).allMatch(Future::succeeded);
  }

  @Test
  void whoever_gives_up_soon_is_refused_for_that() {
    crowd();
    ask(USER, AT_ONCE);
    var asker = Deadline.in(Duration.ofSeconds(1));
    assertRefused(queue.take(USER, asker, true, Future::succeededFuture));
  }

  /// It was expected to be done in time, and then others came who were more urgent.
  @Test
  void what_has_waited_too_long_is_let_go() {
    crowd();
    var user = ask(USER, "user");
    ask(RETELL, 100);
    pass(RequestQueue.USERS_PATIENCE);
    answerOne();
    assertThat(user.isComplete()).isFalse();
    pass(Duration.ofNanos(1));
    answerOne();
    assertRefused(user);
    assertThat(begun).doesNotContain("user");
  }

  @Test
  void with_a_place_free_nobody_is_refused_however_slow_it_was() {
    crowd();
    answerAll();
    pass(HOUR);
    ask(USER, AT_ONCE);
    assertThat(running).hasSize(AT_ONCE);
  }

  @Test
  void room_is_left_for_what_is_more_urgent() {
    var over = Promise.<Void>promise();
    var admitted =
        IntStream.range(0, RequestQueue.ROOM)
            .mapToObj(_ -> queue.admit(USER, over::future))
            .filter(answer -> !answer.isComplete())
            .toList();
    assertThat(admitted).hasSizeLessThan(RequestQueue.ROOM);
    assertRefused(queue.admit(USER, over::future));
    assertRefused(queue.admit(UPKEEP, over::future));
    for (var each : List.of(DIALLING, RETELL, VITAL)) {
      assertThat(queue.admit(each, over::future).isComplete()).isFalse();
    }
    over.complete();
    assertThat(queue.admit(UPKEEP, over::future).succeeded()).isTrue();
  }

  @Test
  void work_that_breaks_gives_its_place_back() {
    for (var each = 0; each < 2 * AT_ONCE; each++) {
      var broken =
          queue.take(
              VITAL,
              Deadline.NEVER,
              true,
              () -> {
                throw new IllegalStateException("broken");
              });
      assertThat(broken.failed()).isTrue();
    }
    ask(VITAL, AT_ONCE);
    assertThat(running).hasSize(AT_ONCE);
  }

  /// What is done as soon as it begins does not fill the stack.
  @Test
  void any_number_may_wait_for_what_is_then_done_at_once() {
    ask(VITAL, AT_ONCE);
    var others =
        IntStream.range(0, 100_000)
            .mapToObj(_ -> queue.take(VITAL, Deadline.NEVER, true, Future::succeededFuture))
            .toList();
    assertThat(others).noneMatch(Future::isComplete);
    answerOne();
    assertThat(others).allMatch(Future::succeeded);
  }

  private static void assertRefused(Future<?> answer) {
    assertThat(answer.isComplete()).isTrue();
    assertThat(StoreFixture.problem(answer)).isInstanceOf(Unavailable.class);
  }
}
