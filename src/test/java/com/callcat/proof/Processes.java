package com.callcat.proof;

import com.callcat.call.Attempt.Phase;
import com.callcat.call.CallStatus;
import com.callcat.call.Due.Purpose;
import com.callcat.proof.Event.AnswerLost;
import com.callcat.proof.Event.Claim;
import com.callcat.proof.Event.Command;
import com.callcat.proof.Event.Expire;
import com.callcat.proof.Event.FollowFailed;
import com.callcat.proof.Event.FoundNothing;
import com.callcat.proof.Event.LookUpFailed;
import com.callcat.proof.Event.RefusedForGood;
import com.callcat.proof.Event.RefusedForNow;
import com.callcat.proof.Event.Renew;
import com.callcat.proof.Event.Reported;
import com.callcat.proof.Event.Source;
import com.callcat.proof.Moves.Move;
import com.callcat.proof.ProcessState.Connection;
import com.callcat.proof.ProcessState.Landing;
import com.callcat.proof.Step.Luck;
import com.callcat.proof.Stored.End;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a process does with an event: it decides on its copy, writes on the condition that the copy
/// is fresh, and if it was not, decides again on what is stored.
final class Processes {
  private final Mistake mistake;

  Processes(Mistake mistake) {
    this.mistake = mistake;
  }

  World begin(World world, int node, Event event) {
    var copy = world.node(node).known();
    var reads = copy == null ? world.stored() : copy;
    if (reads == null) {
      return failed(world, node, event);
    }
    var ready = copy == null ? world.node(node).knows(reads, true) : world.node(node);
    if (skips(reads, event)) {
      return done(world.with(node, ready), node, event);
    }
    return switch (moves(world, reads, ready).decide(reads, event, node)) {
      case Move.Write(var next) ->
          write(world.with(node, ready.writing(event, amiss(reads, next, event))), node, event);
      case Move.Erase() -> write(world.with(node, ready.writing(event, null)), node, event);
      case Move.Nothing() -> done(world.with(node, ready), node, event);
      case Move.Refused() -> failed(world, node, event);
    };
  }

  /// Begins to write. A write that is repeated if it fails is a step of its own. Any other write
  /// happens at once: together with the read before it, a conditional write is like one atomic
  /// step, and its loss looks like a repetition of the event.
  private World write(World world, int node, Event event) {
    return event.heldOnTo() ? world : write(world, node, Luck.WELL);
  }

  private static Moves moves(World world, Stored reads, ProcessState reader) {
    var due = reader.fresh() ? isDue(world, reads) : !reader.early();
    return new Moves(due, world.tooLate(), world.aDayLater());
  }

  /// The rules for a stored call at this time.
  static Moves moves(World world, Stored stored) {
    return new Moves(isDue(world, stored), world.tooLate(), world.aDayLater());
  }

  /// Whether the call is due. A call that is too late is always due.
  static boolean isDue(World world, Stored call) {
    return world.due() || (world.tooLate() && call.waiting());
  }

  private boolean skips(Stored call, Event event) {
    if (mistake == Mistake.DROP_THE_WEBHOOK) {
      return event instanceof Reported(var ring, var _, var source, var _)
          && source == Source.WEBHOOK
          && !call.held()
          && call.ring() != ring;
    }
    return mistake == Mistake.FORGET_THE_CANCEL && event == Command.CANCEL && call.held();
  }

  private Stored amiss(Stored call, Stored next, Event event) {
    return switch (mistake) {
      case REDIAL_WITHOUT_LOOK_UPS ->
          event instanceof AnswerLost && next.redial()
              ? call.phase(Phase.REFUSED, Purpose.DIAL)
              : next;
      case DIAL_WHAT_WAS_NOT_FOUND ->
          event instanceof FoundNothing && next.end() == End.DISPATCH_UNKNOWN
              ? call.phase(Phase.REFUSED, Purpose.DIAL)
              : next;
      case TAKE_ANY_END_FOR_OURS ->
          next.cancel() && next.end() == End.KNOWN
              ? next.ended(CallStatus.CANCELED, End.KNOWN)
              : next;
      default -> next;
    };
  }

  /// The write reaches the store, or is lost. What follows a claim is a separate step, because the
  /// process may sleep before it hears that the claim has succeeded.
  World write(World world, int node, Luck luck) {
    var landed = land(world, node, luck);
    return landed.node(node).claims() ? landed : hear(landed, node);
  }

  private World land(World world, int node, Luck luck) {
    var writer = world.node(node);
    if (luck == Luck.LOST_BEFORE) {
      return world.with(node, writer.landed(Landing.LOST, writer.fresh()));
    }
    if (!wins(writer)) {
      return world.with(node, writer.landed(Landing.CONFLICT, false));
    }
    var landing = luck == Luck.WELL ? Landing.STORED : Landing.LOST;
    return store(world, writer).with(node, writer.landed(landing, luck == Luck.WELL));
  }

  boolean wins(ProcessState writer) {
    return writer.fresh() || (mistake == Mistake.CLAIM_BY_A_PLAIN_WRITE && writer.claims());
  }

  private static World store(World world, ProcessState writer) {
    var hand = Objects.requireNonNull(writer.hand());
    var before = world.stored();
    var next = hand.next();
    var keepsDue = hand.event() == Command.CANCEL && next != null && next.held();
    var isDue = keepsDue ? world.due() : writer.overslept();
    var tooLate = world.tooLate() && hand.event() != Command.RESCHEDULE;
    var aDayLater = world.aDayLater() && !waitsAnew(before, next);
    return world.store(next).time(isDue, tooLate, aDayLater);
  }

  private static boolean waitsAnew(@Nullable Stored before, @Nullable Stored next) {
    return before != null
        && next != null
        && (before.ring() != next.ring()
            || (before.phase() == Phase.ASKING && next.phase() == Phase.UNKNOWN));
  }

  World hear(World world, int node) {
    var writer = world.node(node);
    var hand = Objects.requireNonNull(writer.hand());
    var again = world.with(node, writer.free().knows(null, false));
    return switch (hand.landing()) {
      case STORED ->
          done(world.with(node, writer.knows(hand.next(), writer.fresh())), node, hand.event());
      case CONFLICT -> begin(again, node, hand.event());
      case LOST ->
          hand.event().heldOnTo()
              ? begin(again, node, hand.event())
              : failed(again, node, hand.event());
      case UNDER_WAY -> throw new IllegalStateException("nothing to hear yet");
    };
  }

  private World done(World world, int node, Event event) {
    var free = world.with(node, world.node(node).free());
    return switch (event) {
      case Claim() -> claimed(free, node);
      case Reported(var ring, var _, var source, var _) when source == Source.WEBHOOK ->
          tidy(free.with(ring, free.request(ring).believed()), node);
      case Command command -> tidy(command == Command.CANCEL ? free.cancelAccepted() : free, node);
      case Event other -> tidy(over(free, node, other), node);
    };
  }

  private World failed(World world, int node, Event event) {
    var unknown = world.node(node).free().knows(null, false);
    var failed = event instanceof Claim ? unknown.connection(Connection.NONE) : unknown;
    var free = world.with(node, failed);
    return event instanceof Reported(var ring, var stage, var source, var _)
            && source == Source.WEBHOOK
        ? tidy(free.with(ring, free.request(ring).again(stage)), node)
        : tidy(over(free, node, event), node);
  }

  /// The work that caused the event has ended.
  private static World over(World world, int node, Event event) {
    var worker = world.node(node);
    return switch (event) {
      case RefusedForNow _, RefusedForGood _ -> world.with(node, worker.dialling(0, false));
      case AnswerLost(var _, var takenOver) ->
          takenOver ? world : world.with(node, worker.dialling(0, false));
      case Reported(var _, var _, var source, var _) ->
          world.with(
              node, source == Source.ANSWER ? worker.dialling(0, false) : worker.asking(0, 0));
      case FoundNothing _, LookUpFailed _, FollowFailed _ -> world.with(node, worker.asking(0, 0));
      case Claim _, Expire _, Renew _, Command _ -> world;
    };
  }

  /// A process whose claim has succeeded asks Retell, unless it was too slow or the call was
  /// cancelled.
  private World claimed(World world, int node) {
    var worker = world.node(node);
    var call = worker.known();
    if (call == null || !call.held() || call.token() % 2 != node) {
      return tidy(world.with(node, worker.connection(Connection.NONE)), node);
    }
    return call.phase() == Phase.ASKING && !worker.overslept() && !call.cancel()
        ? world.with(node, worker.dialling(call.token(), false))
        : begin(
            world.with(node, worker.connection(Connection.NONE)),
            node,
            new RefusedForNow(call.token()));
  }

  private static World tidy(World world, int node) {
    return world.with(node, world.node(node).tidy());
  }
}
