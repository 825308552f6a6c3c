package com.callcat.handler;

import com.callcat.bus.CallWritten;
import com.callcat.bus.HandlerRequest.LineUse;
import com.callcat.bus.RetellRequest;
import com.callcat.bus.StoreRequest;
import com.callcat.bus.UserRequest.RecallPreferences;
import com.callcat.call.Call;
import com.callcat.call.CallEvent;
import com.callcat.call.Due;
import com.callcat.call.Preferences;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.call.ProviderReport;
import com.callcat.call.Task;
import com.callcat.log.CallLine;
import com.callcat.metrics.CallMetrics.LookUp;
import com.callcat.metrics.CallMetrics.LookUpOutcome;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does what a due call needs: dials it, takes it over from a process that does not report any
/// more, or asks Retell about it. Requests to Retell do not block the call's queue of events, so
/// that webhooks and requests of the user are handled while an answer is awaited.
final class DueCallTask {
  /// How much the clocks of two processes may differ.
  private static final Duration SKEW = Duration.ofSeconds(1);

  /// After this time the leader is answered although dialling goes on. This is shorter than the
  /// leader waits for an answer.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(DueCallTask.class);

  private final Tools tools;
  private final CallHandler handler;

  DueCallTask(Tools tools, CallHandler handler) {
    this.tools = tools;
    this.handler = handler;
  }

  /// Does what the call needs. For dialling, a cached copy is good enough, because the claim fails
  /// if the copy is old. Everything else is decided on the stored call.
  Future<LineUse> run() {
    return tools
        .bus()
        .ask(new StoreRequest.Recall(handler.key()))
        .compose(
            copy ->
                copy.call() != null
                        && task(copy.call()) instanceof Task.Dial(_, var restored)
                        && !restored
                    ? dialOn(copy.call())
                    : handler.load().compose(this::perform));
  }

  /// Dials on a cached copy. If the call was not dialled and the copy turns out to be old, decides
  /// once more on the stored call.
  private Future<LineUse> dialOn(Call copy) {
    handler.assume(copy);
    return begin(copy)
        .compose(use -> use == LineUse.NO_LINE ? afterAll(copy) : Future.succeededFuture(use));
  }

  private Future<LineUse> afterAll(Call copy) {
    return handler
        .load()
        .compose(
            call ->
                call.version() == copy.version()
                    ? Future.succeededFuture(LineUse.NO_LINE)
                    : perform(call));
  }

  private Future<LineUse> perform(Call call) {
    return task(call) instanceof Task.Wait(Due due) ? await(call, due) : begin(call);
  }

  /// Handles a call that was handed over too early. Either the leader's clock is a little ahead:
  /// then this waits until the call is due. Or the leader's index is behind: then the call's real
  /// state is published.
  private Future<LineUse> await(Call call, Due due) {
    var early = Duration.between(tools.clock().instant(), due.at());
    if (early.compareTo(SKEW) <= 0) {
      return tools.timers().pause(early).compose(over -> handler.load()).compose(this::begin);
    }
    tools.bus().publish(CallWritten.of(call));
    return Future.succeededFuture(lineUse(call));
  }

  private Task task(Call call) {
    return tools.rules().task(call, tools.clock().instant());
  }

  private Future<LineUse> begin(Call call) {
    return switch (task(call)) {
      case Task.Dial(var waited, var restored) ->
          soon(
              call,
              handler.dialOnce(() -> restored ? dialUnlessRung(call, waited) : dial(call, waited)));
      case Task.Expire() -> handler.apply(new CallEvent.Expire()).map(DueCallTask::lineUse);
      case Task.TakeOver(var token) -> takeOver(token).map(DueCallTask::lineUse);
      case Task.LookUp lookUp -> {
        handler.lookUpOnce(() -> lookUp(lookUp));
        yield Future.succeededFuture(lineUse(call));
      }
      case Task.Follow follow -> {
        handler.lookUpOnce(() -> follow(follow));
        yield Future.succeededFuture(lineUse(call));
      }
      case Task.Wait wait -> Future.succeededFuture(lineUse(call));
      case Task.Nothing nothing -> Future.succeededFuture(lineUse(call));
    };
  }

  /// Answers the leader before it takes this process for dead. While a call waits for a connection,
  /// the answer is that its line is taken. If the call is not dialled in the end, this is
  /// published.
  private Future<LineUse> soon(Call call, Future<Call> dialled) {
    var answer = Promise.<LineUse>promise();
    var late = tools.timers().after(PATIENCE, () -> answer.tryComplete(LineUse.LINE_TAKEN));
    dialled.onComplete(
        done -> {
          late.cancel();
          var inTime =
              done.succeeded()
                  ? answer.tryComplete(lineUse(done.result()))
                  : answer.tryFail(done.cause());
          if (!inTime && (done.failed() || !done.result().occupiesLine())) {
            tools.bus().publish(CallWritten.of(call));
          }
        });
    return answer.future();
  }

  private Future<Call> takeOver(String token) {
    tools.metrics().leasesExpired.increment();
    return handler.apply(new CallEvent.AnswerLost(token, false));
  }

  /// Dials a call that was restored from a backup, unless Retell already has it: it may have been
  /// dialled after the backup was made. Then Retell's reports are applied instead. If Retell cannot
  /// be asked, the call waits.
  private Future<Call> dialUnlessRung(Call call, boolean waited) {
    return tools
        .bus()
        .ask(new RetellRequest.FindByCall(handler.key()))
        .transform(
            answer -> {
              if (answer.failed()) {
                CallLine.of(LOG.atWarn(), call)
                    .log("the call waits: nobody knows whether it was rung before");
                return Future.succeededFuture(call);
              }
              return answer.result().reports().isEmpty()
                  ? dial(call, waited)
                  : adopt(answer.result());
            });
  }

  /// Reads the user's preferences, and then dials. The preferences are read before the claim,
  /// because a claimed call must not wait for another database.
  ///
  /// @param waited true if the call has waited long enough for the preferences, so that it is
  ///   dialled with the defaults if they cannot be read. Before that it is left as it is, and tried
  ///   again later by this process or another one.
  private Future<Call> dial(Call call, boolean waited) {
    return tools
        .bus()
        .ask(new RecallPreferences(handler.key().userId()))
        .transform(
            known -> {
              if (known.failed() && !waited) {
                CallLine.of(LOG.atInfo(), call)
                    .log("the call waits: its user's preferences are not known here");
                return Future.succeededFuture(call);
              }
              var preferences = known.succeeded() ? known.result() : Preferences.DEFAULT;
              return new Dialling(tools, handler, preferences, newToken()).begin(call);
            });
  }

  private static LineUse lineUse(Call call) {
    return call.occupiesLine() ? LineUse.LINE_TAKEN : LineUse.NO_LINE;
  }

  private Future<Call> lookUp(Task.LookUp task) {
    var token = task.token();
    return tools
        .bus()
        .ask(new RetellRequest.FindByToken(token))
        .onComplete(answer -> count(LookUp.TOKEN, found(answer)))
        .transform(
            answer -> {
              if (answer.failed()) {
                return handler.apply(new CallEvent.LookUpFailed(token));
              }
              return answer.result().reports().isEmpty()
                  ? handler.apply(new CallEvent.FoundNothing(token, task.soFar()))
                  : adopt(answer.result());
            });
  }

  /// Applies the reports in their order. The first call is kept; the rules have Retell stop every
  /// other one.
  private Future<Call> adopt(RetellRequest.Reports found) {
    var adopted = Future.<Call>succeededFuture();
    for (var report : found.reports()) {
      adopted = adopted.compose(before -> handler.apply(new CallEvent.Reported(report)));
    }
    return adopted;
  }

  private Future<Call> follow(Task.Follow task) {
    var purpose = task.purpose();
    return tools
        .bus()
        .ask(new RetellRequest.GetCall(task.providerId()))
        .onComplete(answer -> count(lookUp(purpose), got(answer)))
        .transform(
            answer ->
                handler.apply(
                    answer.succeeded()
                        ? new CallEvent.Followed(purpose, answer.result())
                        : new CallEvent.FollowFailed(purpose, unknownToRetell(answer.cause()))));
  }

  private void count(LookUp about, LookUpOutcome outcome) {
    tools.metrics().lookUps.of(about).of(outcome).increment();
  }

  private static LookUpOutcome found(AsyncResult<RetellRequest.Reports> answer) {
    if (answer.failed()) {
      return LookUpOutcome.NO_ANSWER;
    }
    return answer.result().reports().isEmpty() ? LookUpOutcome.NOTHING : LookUpOutcome.FOUND;
  }

  private static LookUpOutcome got(AsyncResult<ProviderReport> answer) {
    if (answer.succeeded()) {
      return LookUpOutcome.FOUND;
    }
    return unknownToRetell(answer.cause()) ? LookUpOutcome.NOTHING : LookUpOutcome.NO_ANSWER;
  }

  private static LookUp lookUp(Due.Purpose purpose) {
    return purpose == Due.Purpose.ANALYSIS ? LookUp.ANALYSIS : LookUp.FOLLOW;
  }

  private static boolean unknownToRetell(Throwable failure) {
    return ProblemException.is(Problem.NotFound.class, failure);
  }

  /// 128 random bits.
  private String newToken() {
    var bytes = new byte[16];
    tools.random().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
