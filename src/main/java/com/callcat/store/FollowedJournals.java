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

/// Tells of a journal that has grown to those processes that have event streams of its user open,
/// so a change costs the same number of messages however many processes there are. Only streams
/// read journals, and each does so at every heartbeat: whose journal was read here lately is
/// followed here, and the other processes are told so.
///
/// Nothing depends on a message. Whatever is lost, a stream reads its journal at the next
/// heartbeat; whom a process follows is told again every minute, and at once to a process that was
/// not known before.
final class FollowedJournals {
  /// Longer than the longest heartbeat, so that each open stream reads in each.
  static final Duration REFRESH = Duration.ofMinutes(1);

  /// One refresh may be lost, and the next one be late.
  static final Duration FORGET = REFRESH.multipliedBy(3);

  /// Streams that are opened within this time are told of together.
  static final Duration SOON = Duration.ofSeconds(1);

  /// Users in one message, which has 8 bytes for each.
  static final int MOST_USERS = 4_000;

  private final Bus bus;
  private final Timers timers;
  private final String process;
  private final JournalFollowers others = new JournalFollowers();
  private final Recently<UserId> here = new Recently<>();
  private final Set<UserId> fresh = new HashSet<>();

  /// @param process what the other processes call this one
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

  /// The first refresh names nobody, and makes this process known to the others.
  private void begin() {
    refresh();
    timers.every(REFRESH, this::refresh);
    timers.every(FORGET, others::turn);
  }

  private void refresh() {
    messages(here.turn()).forEach(bus::publish);
  }

  /// A stream of this process reads a user's journal.
  void read(UserId userId) {
    if (!here.add(userId)) {
      return;
    }
    fresh.add(userId);
    if (fresh.size() == 1) {
      CallerContext.forNobody(() -> timers.after(SOON, this::announce));
    }
  }

  /// What another process appended before it had heard this was told to nobody here. So these
  /// streams read once more when it must have arrived.
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

  /// A journal has grown by what this process has appended.
  void tell(JournalGrown news) {
    bus.publish(news);
    others.of(news.userId()).forEach(other -> bus.tell(other, news));
  }

  /// At least one, so that this process is heard.
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
