package com.callcat.store;

import static com.callcat.store.FollowedJournals.FORGET;
import static com.callcat.store.FollowedJournals.MOST_USERS;
import static com.callcat.store.FollowedJournals.REFRESH;
import static com.callcat.store.FollowedJournals.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.Bus;
import com.callcat.bus.JournalGrown;
import com.callcat.bus.JournalsFollowed;
import com.callcat.call.UserId;
import com.callcat.testing.SteppedTimers;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The process "one", whose clock stands until it is set. The test is the others.
class FollowedJournalsTest {
  private static final UserId MIRA = new UserId(7);
  private static final UserId ALI = new UserId(8);
  private static final JournalGrown NEWS = new JournalGrown(MIRA, 5);
  private static final Duration LONGEST_HEARTBEAT = Duration.ofSeconds(45);

  @AutoClose private final Vertx vertx = Vertx.vertx();

  /// All is done on one thread, in the order in which it is said.
  private final Context context = vertx.getOrCreateContext();

  private final Bus bus = Bus.of(vertx);
  private final SteppedTimers timers = new SteppedTimers();
  private final FollowedJournals one = new FollowedJournals(bus, timers, "one");
  private final List<JournalsFollowed> toAll = new ArrayList<>();
  private final List<JournalsFollowed> toNewcomer = new ArrayList<>();
  private final List<JournalGrown> toTwo = new ArrayList<>();
  private final List<JournalGrown> toThree = new ArrayList<>();
  private final List<JournalGrown> toStreams = new ArrayList<>();

  @BeforeEach
  void start() {
    Bus.register(vertx);
    here(() -> bus.onTold("two", JournalsFollowed.class, toNewcomer::add));
    here(() -> bus.onTold("two", JournalGrown.class, toTwo::add));
    here(() -> bus.onTold("three", JournalGrown.class, toThree::add));
    here(() -> bus.onJournalGrown(toStreams::add));
    here(one::start);
    here(() -> bus.onJournalsFollowed(toAll::add));
  }

  private void here(Supplier<Future<?>> deed) {
    var done = Promise.<Void>promise();
    context.runOnContext(_ -> deed.get().<Void>mapEmpty().onComplete(done));
    done.future().await();
  }

  /// Done when what is said thereby, and what is answered to it, has been heard: each message takes
  /// at most one turn of the event loop.
  private void here(Runnable deed) {
    here(
        () -> {
          deed.run();
          var heard = Promise.<Void>promise();
          context.runOnContext(_ -> context.runOnContext(_ -> heard.complete()));
          return heard.future();
        });
  }

  private void say(String process, UserId... users) {
    here(() -> bus.publish(new JournalsFollowed(process, Set.of(users))));
  }

  private void read(UserId... users) {
    here(() -> List.of(users).forEach(one::read));
  }

  private void pass(Duration time) {
    here(() -> timers.pass(time));
  }

  @Test
  void who_has_streams_of_the_user_is_told_and_nobody_else() {
    say("two", MIRA);
    say("three", ALI);
    here(() -> one.tell(NEWS));
    assertThat(toTwo).containsExactly(NEWS);
    assertThat(toThree).isEmpty();
    assertThat(toStreams).containsExactly(NEWS);
  }

  @Test
  void a_process_that_follows_what_it_appends_to_itself_is_told_once() {
    read(MIRA);
    pass(SOON);
    here(() -> one.tell(NEWS));
    assertThat(toStreams).containsExactly(NEWS);
  }

  @Test
  void what_is_told_to_the_process_is_told_to_its_streams() {
    here(() -> bus.tell("one", NEWS));
    assertThat(toStreams).containsExactly(NEWS);
  }

  @Test
  void a_process_that_is_silent_for_long_is_told_nothing_any_more() {
    say("two", MIRA);
    pass(FORGET.plus(SOON));
    here(() -> one.tell(NEWS));
    assertThat(toTwo).hasSize(1);
    pass(FORGET);
    here(() -> one.tell(NEWS));
    assertThat(toTwo).hasSize(1);
  }

  @Test
  void streams_that_are_opened_together_are_told_of_together_and_once() {
    read(MIRA, ALI);
    assertThat(toAll).isEmpty();
    pass(SOON);
    assertThat(toAll).containsExactly(new JournalsFollowed("one", Set.of(MIRA, ALI)));
    read(MIRA);
    pass(SOON.multipliedBy(5));
    assertThat(toAll).hasSize(1);
  }

  @Test
  void a_stream_reads_again_when_the_others_must_have_heard_of_it() {
    say("two");
    read(MIRA);
    pass(SOON);
    assertThat(toAll.getLast().users()).containsExactly(MIRA);
    assertThat(toStreams).isEmpty();
    pass(SOON);
    assertThat(toStreams).containsExactly(JournalGrown.perhaps(MIRA));
  }

  @Test
  void where_there_is_no_other_process_nothing_is_read_again() {
    read(MIRA);
    pass(SOON.multipliedBy(2));
    assertThat(toStreams).isEmpty();
  }

  @Test
  void an_open_stream_is_told_of_every_minute_and_a_closed_one_no_more() {
    read(MIRA);
    pass(REFRESH);
    read(MIRA);
    toAll.clear();
    pass(REFRESH);
    assertThat(toAll).containsExactly(new JournalsFollowed("one", Set.of(MIRA)));
    toAll.clear();
    pass(REFRESH);
    assertThat(toAll).containsExactly(new JournalsFollowed("one", Set.of()));
  }

  @Test
  void a_stream_that_stays_open_is_not_forgotten_by_those_who_have_heard_of_it() {
    var two = new JournalFollowers();
    timers.every(FORGET, two::turn);
    for (var n = 0; n < 60; n++) {
      read(MIRA);
      pass(LONGEST_HEARTBEAT);
      toAll.forEach(two::hear);
      toAll.clear();
      assertThat(two.of(MIRA)).containsExactly("one");
    }
  }

  @Test
  void a_process_that_was_not_known_is_told_at_once_whom_this_one_follows() {
    read(MIRA);
    say("two");
    assertThat(toNewcomer).containsExactly(new JournalsFollowed("one", Set.of(MIRA)));
    say("two");
    assertThat(toNewcomer).hasSize(1);
  }

  @Test
  void thousands_of_users_are_told_of_in_pieces() {
    var users = LongStream.range(0, 2 * MOST_USERS + 1).mapToObj(UserId::new).toList();
    here(() -> users.forEach(one::read));
    pass(SOON);
    assertThat(toAll)
        .extracting(message -> message.users().size())
        .containsExactly(MOST_USERS, MOST_USERS, 1);
    assertThat(toAll.stream().flatMap(message -> message.users().stream()))
        .containsExactlyInAnyOrderElementsOf(users);
  }
}
