package com.callcat.proof;

import com.callcat.call.Attempt.Phase;
import com.callcat.call.ProviderReport.Stage;
import com.callcat.proof.Event.AnswerLost;
import com.callcat.proof.Event.Claim;
import com.callcat.proof.Event.Expire;
import com.callcat.proof.Event.FollowFailed;
import com.callcat.proof.Event.FoundNothing;
import com.callcat.proof.Event.LookUpFailed;
import com.callcat.proof.Event.RefusedForGood;
import com.callcat.proof.Event.RefusedForNow;
import com.callcat.proof.Event.Renew;
import com.callcat.proof.Event.Reported;
import com.callcat.proof.Event.Source;
import com.callcat.proof.ProcessState.Connection;
import com.callcat.proof.Step.Found;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What follows from each step. Without side effects, so that every order of steps can be tried.
final class Protocol {
  private final Mistake mistake;
  private final Processes processes;

  Protocol(Mistake mistake) {
    this.mistake = mistake;
    processes = new Processes(mistake);
  }

  /// @param step one of [Steps#from] this world
  World after(World world, Step step) {
    return switch (step) {
      case Step.Look(var node) -> look(world, node);
      case Step.Connect(var node, var refused) -> connect(world, node, refused);
      case Step.Write(var node, var luck) ->
          processes.write(luck == Step.Luck.WELL ? world : lose(world), node, luck);
      case Step.Hear(var node) -> processes.hear(world, node);
      case Step.Send(var node) -> send(world, node);
      case Step.Answer(var node, var lost) -> answer(world, node, lost);
      case Step.Renew(var node) ->
          processes.begin(world, node, new Renew(world.node(node).dialling()));
      case Step.LookedUp(var node, var found) -> lookedUp(world, node, found);
      case Step.Webhook webhook -> webhook(world, webhook);
      case Step.Ask(var node, var command) -> {
        var unread = world.with(node, world.node(node).knows(null, false));
        yield processes.begin(unread.with(world.left().command()), node, command);
      }
      case Step.Crash(var node) -> crash(world, node);
      case Step.AtRetell(var ring, var next) -> atRetell(world, ring, next);
      case Step.Time time -> pass(world, time);
      case Step.IndexCatchesUp() -> world.indexed();
    };
  }

  private static World lose(World world) {
    return world.with(world.left().loss());
  }

  private World look(World world, int node) {
    var call = Objects.requireNonNull(reads(world));
    var reader = world.node(node).knows(call, true);
    var ready = world.with(node, reader);
    return switch (Objects.requireNonNull(call.due())) {
      case DIAL -> dial(ready, node);
      case FOLLOW, ANALYSIS -> world.with(node, reader.asking(-call.ring(), 0));
      case SETTLE -> {
        if (call.phase() == Phase.UNKNOWN) {
          yield world.with(node, reader.asking(call.token(), call.lookUps()));
        }
        yield mistake == Mistake.TAKE_OVER_BY_DIALLING
            ? world.with(
                node, reader.connection(Connection.READY).writing(new Claim(), call.claimed(node)))
            : processes.begin(ready, node, new AnswerLost(call.token(), true));
      }
    };
  }

  /// Begins to dial: a connection is opened before the call is claimed.
  private World dial(World world, int node) {
    if (world.tooLate()) {
      return processes.begin(world, node, new Expire());
    }
    return mistake == Mistake.CLAIM_BEFORE_CONNECTING
        ? processes.begin(world, node, new Claim())
        : world.with(node, world.node(node).connection(Connection.AWAITED));
  }

  private World connect(World world, int node, boolean refused) {
    if (refused) {
      return lose(world.with(node, world.node(node).connection(Connection.NONE).tidy()));
    }
    var connected = world.with(node, world.node(node).connection(Connection.READY));
    var claiming = processes.begin(connected, node, new Claim());
    var hand = claiming.node(node).hand();
    return mistake == Mistake.SEND_BEFORE_THE_CLAIM && hand != null && hand.next() != null
        ? claiming.send(SentRequest.sent(hand.next().token()))
        : claiming;
  }

  @Nullable Stored reads(World world) {
    return mistake == Mistake.TRUST_THE_INDEX ? world.index() : world.stored();
  }

  private World send(World world, int node) {
    var sender = world.node(node);
    var token = sender.dialling();
    if (sender.connection() == Connection.TOO_OLD) {
      return processes.begin(world, node, new RefusedForNow(token));
    }
    return world.with(node, sender.dialling(token, true)).send(SentRequest.sent(token));
  }

  private World answer(World world, int node, boolean lost) {
    var token = world.node(node).dialling();
    var ring = sentBy(world, token);
    var fate = world.request(ring).fate();
    if (!lost) {
      return processes.begin(world, node, answered(token, ring, fate));
    }
    var less = fate == SentRequest.Fate.DROPPED ? world : lose(world);
    return mistake == Mistake.RETRY_THE_REQUEST
        ? less.with(node, world.node(node).dialling(token, false).connection(Connection.READY))
        : processes.begin(less, node, new AnswerLost(token, false));
  }

  static int sentBy(World world, int token) {
    for (var ring = world.requests().size(); ring > 0; ring--) {
      if (world.request(ring).token() == token) {
        return ring;
      }
    }
    throw new IllegalStateException("nothing was sent for " + token);
  }

  private static Event answered(int token, int ring, SentRequest.Fate fate) {
    return switch (fate) {
      case RINGING, ENDED, HUNG_UP -> new Reported(ring, Stage.REGISTERED, Source.ANSWER, false);
      case REFUSED_FOR_NOW -> new RefusedForNow(token);
      case REFUSED_FOR_GOOD -> new RefusedForGood(token);
      case UNDER_WAY, DROPPED -> throw new IllegalStateException("no answer to " + token);
    };
  }

  private World lookedUp(World world, int node, Found found) {
    var asked = world.node(node).asking();
    if (found == Found.NO_ANSWER) {
      var event = asked > 0 ? new LookUpFailed(asked) : new FollowFailed();
      return processes.begin(world, node, event);
    }
    if (asked < 0) {
      return processes.begin(world, node, report(world, -asked, Source.FOLLOW_UP));
    }
    var ring = found == Found.NOT_YET ? 0 : placed(world, asked);
    if (ring != 0) {
      return processes.begin(world, node, report(world, ring, Source.LIST));
    }
    var nothing = new FoundNothing(asked, world.node(node).soFar());
    var redials = Steps.mayRedial(world, node);
    return processes.begin(redials ? world.with(world.left().redial()) : world, node, nothing);
  }

  /// The first call at Retell with this token; 0 for none.
  static int placed(World world, int token) {
    for (var ring = 1; ring <= world.requests().size(); ring++) {
      var request = world.request(ring);
      if (request.token() == token && request.fate().placed()) {
        return ring;
      }
    }
    return 0;
  }

  private static Event report(World world, int ring, Source source) {
    var fate = world.request(ring).fate();
    return reported(ring, fate, Objects.requireNonNull(fate.stage()), source);
  }

  private static Event reported(int ring, SentRequest.Fate fate, Stage stage, Source source) {
    return new Reported(ring, stage, source, fate == SentRequest.Fate.HUNG_UP);
  }

  private World webhook(World world, Step.Webhook webhook) {
    var request = world.request(webhook.ring());
    var taken = webhook.again() ? request : request.taken(webhook.stage());
    var less = webhook.again() ? world.with(world.left().repeat()) : world;
    return processes.begin(
        less.with(webhook.ring(), taken),
        webhook.node(),
        reported(webhook.ring(), request.fate(), webhook.stage(), Source.WEBHOOK));
  }

  /// A process dies. A webhook that it has not answered comes again.
  private static World crash(World world, int node) {
    var hand = world.node(node).hand();
    var dead = world.with(node, ProcessState.IDLE).with(world.left().crash());
    return hand != null
            && hand.event() instanceof Reported(var ring, var stage, var source, var _)
            && source == Source.WEBHOOK
        ? dead.with(ring, dead.request(ring).again(stage))
        : dead;
  }

  private static World atRetell(World world, int ring, SentRequest.Fate next) {
    var moved = world.with(ring, world.request(ring).to(next));
    return switch (next) {
      case DROPPED -> lose(moved);
      case REFUSED_FOR_NOW -> moved.with(world.left().refusal());
      case UNDER_WAY, REFUSED_FOR_GOOD, RINGING, ENDED, HUNG_UP -> moved;
    };
  }

  private static World pass(World world, Step.Time time) {
    return switch (time) {
      case DUE_TIME_COMES -> dueTimeComes(world);
      case LATENESS_IS_OVER -> {
        var late = world.time(world.due(), true, world.aDayLater());
        yield oversleeps(oversleeps(late, 0), 1);
      }
      case A_DAY_PASSES -> {
        var later = world.time(world.due(), world.tooLate(), true);
        yield lose(oversleeps(oversleeps(later, 0), 1));
      }
    };
  }

  private static World dueTimeComes(World world) {
    var later = world.time(true, world.tooLate(), world.aDayLater());
    var left = Steps.sleepsWithClaim(world) ? world.left().pause() : world.left();
    return oversleeps(oversleeps(later, 0), 1).with(left);
  }

  /// A process sleeps until the lease is over. That its client then refuses to send matters only if
  /// the call may be dialled again; else nobody may be rung twice even without that refusal.
  private static World oversleeps(World world, int node) {
    var sleeper = world.node(node).later();
    var late = Steps.mayBeRefusedAsLate(world, sleeper);
    var older = late ? sleeper.connection(Connection.TOO_OLD) : sleeper;
    return world.with(node, older.hand() != null ? older.oversleeps() : older);
  }
}
