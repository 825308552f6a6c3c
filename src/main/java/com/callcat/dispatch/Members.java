package com.callcat.dispatch;

import com.callcat.bus.Bus;
import com.callcat.bus.HandlerRequest;
import com.callcat.bus.HandlerRequest.LineUse;
import com.callcat.bus.Presence;
import com.callcat.bus.Timers;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The processes that handle due calls. Each sends the leader a heartbeat every second. The leader
/// hands a call to the process with the fewest unanswered calls, and takes turns among equals. So a
/// process that hangs is handed only a few calls before it is noticed, and the others are not
/// delayed. A process that does not answer gets no calls for a while; after that it gets calls
/// again if its heartbeats arrive. The leader itself is always one of the processes, and handles
/// the calls that another process could not take.
final class Members {
  private static final Logger LOG = LoggerFactory.getLogger(Members.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(1);

  /// How long a process counts as alive after a heartbeat: two in a row may be lost, and the third
  /// may be a little late.
  private static final Duration LATELY = Duration.ofMillis(3_500);

  private static final Duration LEFT_OUT = Duration.ofSeconds(10);

  private static final Comparator<Member> NEXT =
      Comparator.<Member>comparingInt(member -> member.unanswered)
          .thenComparingLong(member -> member.turn);

  private final Bus bus;
  private final Timers timers;
  private final String process;
  private final Supplier<@Nullable String> leader;
  private final Member self = new Member();
  private final Map<String, Member> others = new HashMap<>();
  private long turns;
  private boolean stopping;

  /// What the leader knows of a process.
  private static final class Member {
    private Duration heardAt = Duration.ZERO;
    private @Nullable Duration silentAt;
    private int unanswered;
    private long turn;
  }

  /// @param process the name of this process
  /// @param leader the name of the leader, as far as it is known; else null
  Members(Bus bus, Timers timers, String process, Supplier<@Nullable String> leader) {
    this.bus = bus;
    this.timers = timers;
    this.process = process;
    this.leader = leader;
  }

  Future<?> start() {
    timers.every(HEARTBEAT, this::beat);
    return Future.all(
        bus.onTold(process, Presence.class, this::heard), bus.onHandOver(process, this::lookAtFor));
  }

  /// From now on this process takes no more calls from the leader.
  void stop() {
    stopping = true;
    tellLeader();
  }

  private void beat() {
    others.values().removeIf(member -> !isHeard(member) && !isLeftOut(member));
    if (!stopping) {
      tellLeader();
    }
  }

  private void tellLeader() {
    var leading = leader.get();
    if (leading != null && !leading.equals(process)) {
      bus.tell(leading, new Presence(process, !stopping));
    }
  }

  private void heard(Presence presence) {
    if (presence.takesCalls()) {
      others.computeIfAbsent(presence.process(), _ -> new Member()).heardAt = timers.elapsed();
    } else {
      others.remove(presence.process());
    }
  }

  /// Handles a call that the leader has handed over, unless this process is stopping.
  private Future<LineUse> lookAtFor(HandlerRequest.Due due) {
    return stopping
        ? Future.failedFuture(new ProblemException(new Problem.Unavailable("a process that stops")))
        : bus.ask(due);
  }

  /// Hands a call to the process whose turn it is.
  Future<LineUse> lookAt(HandlerRequest.Due due) {
    return others.entrySet().stream()
        .filter(other -> isHeard(other.getValue()) && !isLeftOut(other.getValue()))
        .min(Map.Entry.comparingByValue(NEXT))
        .filter(other -> NEXT.compare(other.getValue(), self) < 0)
        .map(other -> handOver(other.getKey(), other.getValue(), due))
        .orElseGet(() -> lookAtMyself(due));
  }

  private Future<LineUse> handOver(String name, Member other, HandlerRequest.Due due) {
    return counted(other, () -> bus.handOver(name, due))
        .onFailure(silent -> leaveOut(name, other))
        .otherwise(Optional.empty())
        .compose(said -> said.map(Future::succeededFuture).orElseGet(() -> lookAtMyself(due)));
  }

  private Future<LineUse> lookAtMyself(HandlerRequest.Due due) {
    return counted(self, () -> bus.ask(due));
  }

  private <A> Future<A> counted(Member member, Supplier<Future<A>> question) {
    member.turn = ++turns;
    member.unanswered++;
    return question.get().onComplete(answered -> member.unanswered--);
  }

  private void leaveOut(String name, Member other) {
    if (!isLeftOut(other)) {
      LOG.warn("the process {} gives no answer; it is handed no calls for {}", name, LEFT_OUT);
    }
    other.silentAt = timers.elapsed();
  }

  private boolean isHeard(Member other) {
    return since(other.heardAt).compareTo(LATELY) < 0;
  }

  private boolean isLeftOut(Member other) {
    return other.silentAt != null && since(other.silentAt).compareTo(LEFT_OUT) < 0;
  }

  private Duration since(Duration then) {
    return timers.elapsed().minus(then);
  }
}
