package com.callcat.proof;

import com.callcat.bus.Done;
import com.callcat.bus.HandlerRequest;
import com.callcat.bus.Request;
import com.callcat.bus.RetellRequest;
import com.callcat.bus.RetellRequest.DialAnswer;
import com.callcat.bus.StoreRequest;
import com.callcat.call.Attempt;
import com.callcat.call.Call;
import com.callcat.call.CallEdits;
import com.callcat.call.CallEvent;
import com.callcat.call.CallKey;
import com.callcat.call.CallStatus;
import com.callcat.call.Calls;
import com.callcat.call.IfUnknown;
import com.callcat.call.Problem;
import com.callcat.call.ProviderReport;
import com.callcat.call.ProviderReport.Stage;
import com.callcat.proof.Event.Command;
import com.callcat.proof.ProcessState.Connection;
import com.callcat.proof.SentRequest.Fate;
import com.callcat.proof.Step.Found;
import com.callcat.proof.Step.Luck;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// The real counterpart of the model: the real handlers of two processes, with a store, a Retell
/// and a clock that follow a history.
final class RealWorld implements AutoCloseable {
  private static final CallKey KEY = Calls.scheduled().key();
  private final RealTime time = new RealTime();
  private final CallRecord database = new CallRecord();
  private final RealProcess[] processes = {process(1), process(2)};
  private final Runnable[] heard = {() -> {}, () -> {}};
  private final List<Attempt> sent = new ArrayList<>();
  private Names names = new Names();

  private RealProcess process(int seed) {
    return new RealProcess(KEY, RealTime.RULES, time.clock(), new Random(seed), database);
  }

  /// Starts again with a call that is due in a minute.
  void begin(boolean redial) {
    for (var process : processes) {
      process.crash();
    }
    sent.clear();
    names = new Names();
    database.put(Calls.scheduled(redial ? IfUnknown.REDIAL : IfUnknown.FAIL));
    time.begin();
  }

  /// Does one step of the model, from one of its worlds to the next.
  void act(World before, Step step, World after) {
    switch (step) {
      case Step.Look(var node) -> ask(node, new HandlerRequest.Due(KEY));
      case Step.Connect(var node, var refused) -> connect(node, refused);
      case Step.Write(var node, var luck) -> write(before, node, luck);
      case Step.Hear(var node) -> hear(node);
      case Step.Send(var node) -> send(before, node);
      case Step.Answer(var node, var lost) -> answer(before, node, lost);
      case Step.Renew(var node) -> processes[node].renew();
      case Step.LookedUp(var node, var found) -> lookedUp(before, node, found);
      case Step.Webhook(var node, var ring, var stage, var _) ->
          ask(node, new HandlerRequest.Report(KEY, report(before, ring, stage)));
      case Step.Ask(var node, var command) -> command(node, command);
      case Step.Crash(var node) -> processes[node].crash();
      case Step.Time passing -> time.pass(passing, Objects.requireNonNull(database.call()));
      case Step.AtRetell _, Step.IndexCatchesUp _ -> {}
    }
    for (var node = 0; node < 2; node++) {
      writeAtOnce(after, node);
    }
  }

  private void send(World before, int node) {
    var placing = held(processes[node].gate().placing);
    if (before.node(node).connection() == Connection.TOO_OLD) {
      processes[node].gate().placing = null;
      placing.answer().complete(new DialAnswer.RefusedForNow("too late", null));
      processes[node].settle();
    } else {
      sent.add(attempt(placing));
    }
  }

  private void connect(int node, boolean refused) {
    var connecting = held(processes[node].gate().connecting);
    processes[node].gate().connecting = null;
    if (refused) {
      connecting.fail(new Problem.Unavailable("retell"));
    } else {
      connecting.answer().complete(new RetellRequest.Connection(1));
    }
    processes[node].settle();
  }

  private <A> Future<A> ask(int node, HandlerRequest<A> request) {
    return processes[node].ask(request);
  }

  /// Executes a write that the model makes within one step.
  private void writeAtOnce(World after, int node) {
    while (after.node(node).hand() == null && processes[node].gate().write != null) {
      land(node, Luck.WELL);
      hear(node);
    }
  }

  private void write(World before, int node, Luck luck) {
    land(node, luck);
    if (!before.node(node).claims()) {
      hear(node);
    }
  }

  private void land(int node, Luck luck) {
    var write = held(processes[node].gate().write);
    var won = luck != Luck.LOST_BEFORE && store(node, write.request());
    heard[node] = () -> tell(write, luck, won);
  }

  private static void tell(Gate.Held write, Luck luck, boolean won) {
    if (luck != Luck.WELL) {
      write.fail(new Problem.Unavailable("calls"));
    } else if (won) {
      write.answer().complete(answer(write.request()));
    } else {
      write.fail(new Problem.Conflict("call"));
    }
  }

  private boolean store(int node, Request<?> request) {
    return switch (request) {
      case StoreRequest.Save save -> {
        var won = database.save(save.next());
        if (won) {
          names.learn(save.next(), node);
        }
        yield won;
      }
      case StoreRequest.Delete delete -> database.delete(delete.call());
      default -> throw new IllegalStateException("not a write: " + request);
    };
  }

  private static Object answer(Request<?> request) {
    return request instanceof StoreRequest.Save save ? save.next() : Done.DONE;
  }

  private void hear(int node) {
    processes[node].gate().write = null;
    heard[node].run();
    processes[node].settle();
  }

  private void answer(World before, int node, boolean lost) {
    var placing = held(processes[node].gate().placing);
    processes[node].gate().placing = null;
    var ring = Protocol.sentBy(before, before.node(node).dialling());
    placing.answer().complete(lost ? new DialAnswer.Unknown("lost", true) : told(before, ring));
    processes[node].settle();
  }

  private DialAnswer told(World before, int ring) {
    return switch (before.request(ring).fate()) {
      case RINGING, ENDED, HUNG_UP -> new DialAnswer.Placed(report(before, ring, Stage.REGISTERED));
      case REFUSED_FOR_NOW -> new DialAnswer.RefusedForNow("429", null);
      case REFUSED_FOR_GOOD -> new DialAnswer.RefusedForGood("422");
      case UNDER_WAY, DROPPED -> throw new IllegalStateException("no answer");
    };
  }

  private void lookedUp(World before, int node, Found found) {
    var asking = held(processes[node].gate().asking);
    processes[node].gate().asking = null;
    if (found == Found.NO_ANSWER) {
      asking.fail(new Problem.Unavailable("retell"));
    } else if (asking.request() instanceof RetellRequest.GetCall(var id)) {
      asking.answer().complete(now(before, Integer.parseInt(id.value())));
    } else {
      var ring = Protocol.placed(before, before.node(node).asking());
      var none = ring == 0 || found == Found.NOT_YET;
      asking
          .answer()
          .complete(new RetellRequest.Reports(none ? List.of() : List.of(now(before, ring))));
    }
    processes[node].settle();
  }

  private ProviderReport now(World before, int ring) {
    return report(before, ring, Objects.requireNonNull(before.request(ring).fate().stage()));
  }

  private ProviderReport report(World before, int ring, Stage stage) {
    var ours = before.request(ring).fate() == Fate.HUNG_UP;
    return Names.report(KEY, ring, sent.get(ring - 1), stage, ours);
  }

  private void command(int node, Command command) {
    switch (command) {
      case CANCEL -> ask(node, new HandlerRequest.Cancel(KEY));
      case DELETE -> ask(node, new HandlerRequest.Delete(KEY));
      case RESCHEDULE -> {
        var soon = time.clock().instant().plusSeconds(1);
        var changes = new CallEdits(null, null, null, null, soon, null, null, null);
        ask(node, new HandlerRequest.Edit(KEY, new CallEvent.Edit(changes, null)));
      }
      case TAKE_IN_HAND -> move(node, CallStatus.IN_PROGRESS);
      case COMPLETE -> move(node, CallStatus.COMPLETED);
    }
  }

  private void move(int node, CallStatus status) {
    var change = new CallEvent.Edit(CallEdits.NONE, status);
    ask(node, new HandlerRequest.Edit(KEY, change));
  }

  /// The call as the model sees it.
  @Nullable Stored stored() {
    return names.model(database.call());
  }

  Waits waits(int node) {
    var gate = processes[node].gate();
    return new Waits(
        gate.connecting != null, gate.write != null, gate.placing != null, gate.asking != null);
  }

  private static Attempt attempt(Gate.Held held) {
    Call call = ((RetellRequest.PlaceCall) held.request()).call();
    return Objects.requireNonNull(call.attempt());
  }

  private static Gate.Held held(Gate.@Nullable Held held) {
    return Objects.requireNonNull(held, "the real process is not waiting for this");
  }

  @Override
  public void close() {
    for (var process : processes) {
      process.close();
    }
  }
}
