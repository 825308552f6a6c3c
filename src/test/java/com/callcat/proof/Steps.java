package com.callcat.proof;

import com.callcat.call.Attempt.Phase;
import com.callcat.call.Due.Purpose;
import com.callcat.call.ProviderReport.Stage;
import com.callcat.proof.Event.Command;
import com.callcat.proof.Moves.Move;
import com.callcat.proof.ProcessState.Connection;
import com.callcat.proof.ProcessState.Landing;
import com.callcat.proof.SentRequest.Fate;
import com.callcat.proof.Step.Found;
import com.callcat.proof.Step.Luck;
import com.callcat.proof.Step.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// All steps that can happen next.
final class Steps {
  private static final List<Stage> MAILED = List.of(Stage.STARTED, Stage.ANALYZED);
  private static final Command[] COMMANDS = Command.values();

  private final Mistake mistake;
  private final World world;
  private final List<Step> steps = new ArrayList<>();

  private Steps(World world, Mistake mistake) {
    this.world = world;
    this.mistake = mistake;
  }

  static List<Step> from(World world, Mistake mistake) {
    var steps = new Steps(world, mistake);
    steps.ofNode(0);
    if (!world.symmetric()) {
      steps.ofNode(1);
    }
    steps.ofRetell();
    steps.ofTime();
    return steps.steps;
  }

  private void ofNode(int node) {
    var its = world.node(node);
    if (its.hand() == null) {
      ofFreeNode(node, its);
    } else if (its.writes(Landing.UNDER_WAY)) {
      ofWriter(node, its);
    } else {
      steps.add(new Step.Hear(node));
    }
    if (its.dialling() != 0 && !its.sent() && maySend(its)) {
      steps.add(new Step.Send(node));
    }
    if (world.left().crashes() > 0 && !its.equals(ProcessState.IDLE)) {
      steps.add(new Step.Crash(node));
    }
  }

  private void ofWriter(int node, ProcessState its) {
    steps.add(new Step.Write(node, Luck.WELL));
    if (world.left().losses() > 0) {
      steps.add(new Step.Write(node, Luck.LOST_BEFORE));
      if (new Processes(mistake).wins(its)) {
        steps.add(new Step.Write(node, Luck.LOST_AFTER));
      }
    }
  }

  private void ofFreeNode(int node, ProcessState its) {
    if (looks(its)) {
      steps.add(new Step.Look(node));
    }
    if (its.connection() == Connection.AWAITED) {
      ofConnecting(node);
    }
    if (its.dialling() != 0) {
      ofDialling(node, its);
    }
    if (its.asking() != 0) {
      ofAsking(node, its);
    }
    webhooks(node);
    commands(node);
  }

  private void ofConnecting(int node) {
    steps.add(new Step.Connect(node, false));
    if (world.left().losses() > 0) {
      steps.add(new Step.Connect(node, true));
    }
  }

  /// Whether a process can look at the call; a look that would only wait is left out.
  private boolean looks(ProcessState its) {
    var call = new Protocol(mistake).reads(world);
    if (call == null || call.due() == null || !isDue(call)) {
      return false;
    }
    return switch (call.due()) {
      case DIAL -> its.connection() == Connection.NONE;
      case FOLLOW, ANALYSIS -> its.asking() == 0;
      case SETTLE ->
          call.phase() == Phase.UNKNOWN ? its.asking() == 0 : mistake != Mistake.HOLD_FOR_EVER;
    };
  }

  private boolean isDue(Stored call) {
    return Processes.isDue(world, call)
        || (mistake == Mistake.TRUST_THE_INDEX && call.due() == Purpose.DIAL);
  }

  private void ofDialling(int node, ProcessState its) {
    if (world.due()) {
      steps.add(new Step.Renew(node));
    }
    if (!its.sent()) {
      return;
    }
    var fate = world.request(Protocol.sentBy(world, its.dialling())).fate();
    if (fate != Fate.UNDER_WAY && fate != Fate.DROPPED) {
      steps.add(new Step.Answer(node, false));
    }
    if (fate == Fate.DROPPED || world.left().losses() > 0) {
      steps.add(new Step.Answer(node, true));
    }
  }

  /// Whether a process may send the request. If it is too late, the refusal is an event like
  /// others.
  private static boolean maySend(ProcessState its) {
    return switch (its.connection()) {
      case READY -> true;
      case TOO_OLD -> its.hand() == null;
      case NONE, AWAITED -> false;
    };
  }

  /// Whether the call is dialled again if this look-up finds nothing.
  static boolean mayRedial(World world, int node) {
    var its = world.node(node);
    var call = world.stored();
    return isLast(its)
        && call != null
        && call.redial()
        && call.heldBy(its.asking())
        && !world.tooLate();
  }

  private static boolean isLast(ProcessState its) {
    return its.asking() > 0 && its.soFar() == Moves.LOOK_UPS - 1;
  }

  /// Whether Retell's list may still be behind. Redialling relies on this: within ten minutes a
  /// request has reached Retell or is lost, and the list has every call that was placed.
  private boolean listIsBehind(ProcessState its) {
    return isLast(its)
        && world.stored() != null
        && world.stored().redial()
        && world.requests().stream()
            .anyMatch(each -> each.token() == its.asking() && each.fate() == Fate.UNDER_WAY);
  }

  /// Adds the answers to a look-up. An answer that would only postpone the next look-up is left
  /// out.
  private void ofAsking(int node, ProcessState its) {
    if (listIsBehind(its) || (mayRedial(world, node) && world.left().redials() == 0)) {
      return;
    }
    if (its.asking() > 0 || world.request(-its.asking()).fate().over()) {
      steps.add(new Step.LookedUp(node, Found.WHAT_THERE_IS));
    }
    var mayBeLate = !isLast(its) || world.stored() == null || !world.stored().redial();
    if (its.asking() > 0 && mayBeLate && Protocol.placed(world, its.asking()) != 0) {
      steps.add(new Step.LookedUp(node, Found.NOT_YET));
    }
    // the day without an answer was counted when it passed
    if (world.aDayLater()) {
      steps.add(new Step.LookedUp(node, Found.NO_ANSWER));
    }
  }

  private void webhooks(int node) {
    for (var ring = 1; ring <= world.requests().size(); ring++) {
      for (var stage : MAILED) {
        if (world.request(ring).mails(stage)) {
          steps.add(new Step.Webhook(node, ring, stage, false));
          if (world.left().repeats() > 0) {
            steps.add(new Step.Webhook(node, ring, stage, true));
          }
        }
      }
    }
  }

  /// Adds the requests of the user that are not refused.
  private void commands(int node) {
    var call = world.stored();
    if (call == null || world.left().commands() == 0) {
      return;
    }
    for (var command : COMMANDS) {
      switch (Processes.moves(world, call).decide(call, command, node)) {
        case Move.Write _, Move.Erase _ -> steps.add(new Step.Ask(node, command));
        case Move.Nothing _, Move.Refused _ -> {}
      }
    }
  }

  private void ofRetell() {
    for (var ring = 1; ring <= world.requests().size(); ring++) {
      switch (world.request(ring).fate()) {
        case UNDER_WAY -> decisions(ring);
        case RINGING -> ends(ring);
        case DROPPED, REFUSED_FOR_NOW, REFUSED_FOR_GOOD, ENDED, HUNG_UP -> {}
      }
    }
  }

  /// Adds the ends of a call: by itself, or because a process that knows of a cancel has told
  /// Retell to hang up.
  private void ends(int ring) {
    steps.add(new Step.AtRetell(ring, Fate.ENDED));
    var call = world.stored();
    if (call != null && call.cancel() && call.ring() == ring) {
      steps.add(new Step.AtRetell(ring, Fate.HUNG_UP));
    }
  }

  private void decisions(int ring) {
    steps.add(new Step.AtRetell(ring, Fate.RINGING));
    steps.add(new Step.AtRetell(ring, Fate.REFUSED_FOR_GOOD));
    if (world.left().refusals() > 0) {
      steps.add(new Step.AtRetell(ring, Fate.REFUSED_FOR_NOW));
    }
    if (world.left().losses() > 0) {
      steps.add(new Step.AtRetell(ring, Fate.DROPPED));
    }
  }

  private void ofTime() {
    var call = world.stored();
    if (mistake == Mistake.TRUST_THE_INDEX && !Objects.equals(call, world.index())) {
      steps.add(new Step.IndexCatchesUp());
    }
    if (call == null) {
      return;
    }
    if (call.due() != null && !Processes.isDue(world, call) && mayPause()) {
      steps.add(Time.DUE_TIME_COMES);
    }
    if ((call.waiting() || (call.redial() && call.held())) && !world.tooLate()) {
      steps.add(Time.LATENESS_IS_OVER);
    }
    if (world.left().losses() > 0 && !world.aDayLater() && waitsForRetell(call)) {
      steps.add(Time.A_DAY_PASSES);
    }
  }

  private boolean mayPause() {
    return !sleepsWithClaim(world) || world.left().pauses() > 0;
  }

  /// Whether a process does nothing until the lease of its claim is over.
  static boolean sleepsWithClaim(World world) {
    return claimer(world) >= 0
        || mayBeRefusedAsLate(world, world.one())
        || mayBeRefusedAsLate(world, world.two());
  }

  static boolean mayBeRefusedAsLate(World world, ProcessState node) {
    var call = world.stored();
    return call != null
        && call.redial()
        && node.dialling() != 0
        && node.connection() == Connection.READY;
  }

  /// The process whose claim is stored but that has not heard of it yet; -1 for none.
  static int claimer(World world) {
    var call = world.stored();
    if (call == null || call.phase() != Phase.ASKING) {
      return -1;
    }
    var node = call.token() % 2;
    var its = world.node(node);
    return its.claims() && !its.writes(Landing.UNDER_WAY) ? node : -1;
  }

  private boolean waitsForRetell(Stored call) {
    var quiet = world.one().hand() == null && world.two().hand() == null;
    return quiet
        && (call.due() == Purpose.FOLLOW
            || call.due() == Purpose.ANALYSIS
            || (call.held() && call.phase() == Phase.UNKNOWN));
  }
}
