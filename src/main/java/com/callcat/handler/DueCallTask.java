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

/// Does what a call needs whose due time has come: dials it, takes it over from a process that fell
/// silent, or asks Retell about it. Retell is asked beside the call's queue, so that its webhooks
/// and its user are heard while an answer is awaited.
final class DueCallTask {
  /// By how much the clocks of two processes may differ.
  private static final Duration SKEW = Duration.ofSeconds(1);

  /// Shorter than another process waits to be told what is done about a call.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(DueCallTask.class);

  private final Tools tools;
  private final CallHandler handler;

  DueCallTask(Tools tools, CallHandler handler) {
    this.tools = tools;
    this.handler = handler;
  }

  /// To dial, a copy of the call will do: the claim fails if it is old. All else is decided on what
  /// is stored.
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

  /// If the copy was old, the call is looked at once more: it may be due in a moment.
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

  /// Whoever sent this call has a clock that is a little ahead, or was told of it by an index that
  /// is behind. The former is waited for, the latter is set right.
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

  /// A call that waits for a connection holds its line for that time. Whoever sent it is answered
  /// before they take this process for dead, and told afterwards if nothing came of it.
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

  /// It may have been rung after the backup that it comes from. Whatever Retell has of it is news
  /// of it; while Retell cannot be asked it waits.
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

  /// What Retell must be told of the user is known before the call is claimed: a claimed call must
  /// not wait for another database.
  ///
  /// @param waited no longer for that database: it is dialled with the defaults. Until then it is
  ///   left as it is, so that another process, which may know, or this one looks at it again.
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

  /// The earliest stays; the rules have every other one stopped.
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
