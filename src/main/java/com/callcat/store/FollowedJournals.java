package com.callcat.store;

import com.callcat.bus.Bus;
import com.callcat.bus.CallerContext;
import com.callcat.bus.JournalGrown;
import com.callcat.bus.JournalsFollowed;
import com.callcat.bus.Timers;
import com.callcat.call.UserId;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Notifies only those processes of a new entry in a journal that have event streams of its user
/// open. So a change costs the same number of messages however many processes there are. Only
/// streams read journals, and each stream does so at every heartbeat. Therefore the users whose
/// journals were read here lately are those with streams here, and this process publishes them to
/// the others.
///
/// Any of these messages may be lost without harm: a stream reads its journal at the next heartbeat
/// all the same. Each process publishes its users again every minute, and sends them at once to a
/// process that was not known before.
final class FollowedJournals {
  /// The period after which users are published again. It is longer than the longest heartbeat, so
  /// that each open stream reads its journal in each period.
  static final Duration REFRESH = Duration.ofMinutes(1);

  /// After this time without news a process is forgotten: one message may be lost, and the next one
  /// late.
  static final Duration FORGET = REFRESH.multipliedBy(3);

  /// The users of streams that are opened within this time are published together.
  static final Duration SOON = Duration.ofSeconds(1);

  /// The most users in one message, which has 8 bytes for each.
  static final int MOST_USERS = 4_000;

  private final Bus bus;
  private final Timers timers;
  private final String process;
  private final JournalFollowers others = new JournalFollowers();
  private final Recently<UserId> here = new Recently<>();
  private final Set<UserId> fresh = new HashSet<>();

  /// @param process the name of this process
  FollowedJournals(Bus bus, Timers timers, String process) {
    this.bus = bus;
    this.timers = timers;
    this.process = process;
  }

  Future<?> start() {
    return Future.all(
            bus.onJournalsFollowed(this::hear),
            bus.onTold(process, JournalsFollowed.class, this::hear),
            bus.onTold(process, JournalGrown.class, news -> bus.publish(news)))
        .onSuccess(_ -> begin());
  }

  /// Begins to publish. The first message has no users, but makes this process known to the others.
  private void begin() {
    refresh();
    timers.every(REFRESH, this::refresh);
    timers.every(FORGET, others::turn);
  }

  private void refresh() {
    messages(here.turn()).forEach(bus::publish);
  }

  /// Notes that a stream of this process reads a user's journal.
  void read(UserId userId) {
    if (!here.add(userId)) {
      return;
    }
    fresh.add(userId);
    if (fresh.size() == 1) {
      CallerContext.forNobody(() -> timers.after(SOON, this::announce));
    }
  }

  /// Publishes the new users. Another process may have appended an entry before it got this
  /// message, and then has not notified this process. Therefore the streams read once more after
  /// the message must have arrived.
  private void announce() {
    var users = Set.copyOf(fresh);
    fresh.clear();
    messages(users).forEach(bus::publish);
    if (!others.none()) {
      timers.after(SOON, () -> users.forEach(user -> bus.publish(JournalGrown.perhaps(user))));
    }
  }

  private void hear(JournalsFollowed message) {
    if (!message.process().equals(process) && others.hear(message)) {
      messages(here.all()).forEach(own -> bus.tell(message.process(), own));
    }
  }

  /// Notifies all processes that follow a journal to which this process has appended.
  void tell(JournalGrown news) {
    bus.publish(news);
    others.of(news.userId()).forEach(other -> bus.tell(other, news));
  }

  /// Makes the messages: at least one, so that the others hear this process.
  private List<JournalsFollowed> messages(Set<UserId> users) {
    var left = List.copyOf(users);
    var messages = new ArrayList<JournalsFollowed>();
    do {
      var some = left.subList(0, Math.min(MOST_USERS, left.size()));
      messages.add(new JournalsFollowed(process, Set.copyOf(some)));
      left = left.subList(some.size(), left.size());
    } while (!left.isEmpty());
    return messages;
  }
}
