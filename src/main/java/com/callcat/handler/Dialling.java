package com.callcat.handler;

import com.callcat.bus.Backoff;
import com.callcat.bus.CallerContext;
import com.callcat.bus.RetellRequest;
import com.callcat.bus.RetellRequest.Connection;
import com.callcat.bus.RetellRequest.DialAnswer;
import com.callcat.call.Attempt.Phase;
import com.callcat.call.Call;
import com.callcat.call.CallEvent;
import com.callcat.call.Preferences;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.log.CallLine;
import com.callcat.metrics.CallMetrics.CreateOutcome;
import com.callcat.metrics.CallMetrics.DialStep;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One attempt to have a call placed: open a connection to Retell, claim the call by a conditional
/// write, send Retell one request, store the outcome. The process may die between any two steps.
/// Before the claim nothing has happened. After it, the process that takes over cannot know whether
/// the request was sent, and treats the attempt as unknown. Therefore nothing that takes time is
/// done between the claim and the request.
final class Dialling {
  private static final Logger LOG = LoggerFactory.getLogger(Dialling.class);
  private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

  private final Tools tools;
  private final CallHandler handler;
  private final Preferences preferences;
  private final String token;

  /// @param token random, and used for this attempt alone
  Dialling(Tools tools, CallHandler handler, Preferences preferences, String token) {
    this.tools = tools;
    this.handler = handler;
    this.preferences = preferences;
    this.token = token;
  }

  /// Claims the call as soon as there is a connection, and dials if the claim succeeds. It is
  /// normal, and not logged, that another process was first. Without a connection the call stays as
  /// it is, and comes due again.
  ///
  /// @param due the call, which is not claimed yet
  /// @return the call after the claim, before Retell has answered
  Future<Call> begin(Call due) {
    return tools
        .bus()
        .ask(new RetellRequest.Connect(due))
        .transform(
            ready -> {
              if (ready.failed()) {
                CallLine.of(LOG.atInfo(), due).log("the call waits: there is no connection for it");
                return Future.succeededFuture(due);
              }
              return claim(due, ready.result());
            });
  }

  /// Claims the call, unless this process is stopping: then another one dials it.
  private Future<Call> claim(Call due, Connection connection) {
    if (tools.placements().closing()) {
      disconnect(connection);
      return Future.succeededFuture(due);
    }
    var giveUp = now().plus(tools.lease());
    return persist(new CallEvent.Claim(token), giveUp, BACKOFF)
        .onFailure(
            lost -> {
              disconnect(connection);
              handler.during(this::giveBack);
            })
        .onSuccess(
            call -> {
              if (call.heldBy(token)) {
                CallerContext.onward(() -> handler.during(() -> dial(call, connection)));
              } else {
                disconnect(connection);
              }
            });
  }

  private void disconnect(Connection connection) {
    tools.bus().ask(new RetellRequest.Disconnect(connection));
  }

  /// Ends the attempt when no request was sent to Retell: it is certain that the call was not
  /// placed. Does no harm if the attempt does not hold the call.
  private Future<Call> giveBack() {
    return store(refusedForNow(null));
  }

  private Future<Call> dial(Call call, Connection connection) {
    if (!mayAsk(call)) {
      disconnect(connection);
      return giveBack();
    }
    tools.metrics().dialled(call, DialStep.ASKED, now());
    var renewal = tools.timers().every(tools.lease().dividedBy(3), this::renew);
    return tools
        .placements()
        .await(tools.bus().ask(new RetellRequest.PlaceCall(call, preferences, connection)))
        .onComplete(answered -> renewal.cancel())
        .onSuccess(answer -> count(call, answer))
        .compose(answer -> store(event(call, answer)));
  }

  private void count(Call call, DialAnswer answer) {
    var outcome = outcome(answer);
    tools.metrics().creates.of(outcome).increment();
    if (outcome == CreateOutcome.PLACED) {
      tools.metrics().dialled(call, DialStep.PLACED, now());
    }
  }

  private static CreateOutcome outcome(DialAnswer answer) {
    return switch (answer) {
      case DialAnswer.Placed _ -> CreateOutcome.PLACED;
      case DialAnswer.RefusedForNow _ -> CreateOutcome.REFUSED_FOR_NOW;
      case DialAnswer.AccountRefused _ -> CreateOutcome.ACCOUNT_REFUSED;
      case DialAnswer.RefusedForGood _ -> CreateOutcome.REFUSED_FOR_GOOD;
      case DialAnswer.Unknown _ -> CreateOutcome.UNKNOWN;
    };
  }

  /// Whether Retell may be asked to place the call. It must not if the claim took longer than the
  /// lease, because another process may have taken the call over, nor if the user has cancelled
  /// meanwhile.
  private boolean mayAsk(Call call) {
    var attempt = call.attempt();
    var due = call.due();
    return attempt != null
        && attempt.phase() == Phase.ASKING
        && !call.cancelRequested()
        && due != null
        && now().isBefore(due.at());
  }

  private void renew() {
    handler
        .apply(new CallEvent.Renew(token))
        .onFailure(
            failure -> CallLine.of(LOG.atWarn(), handler.key()).log("the lease was not renewed"));
  }

  private CallEvent event(Call call, DialAnswer answer) {
    return switch (answer) {
      case DialAnswer.Placed placed -> {
        CallLine.of(LOG.atInfo(), call)
            .log("the call is placed as {}", placed.report().providerId());
        yield new CallEvent.Reported(placed.report());
      }
      case DialAnswer.RefusedForNow refused -> {
        CallLine.of(LOG.atInfo(), call).log("the call is refused for now: {}", refused.why());
        yield refusedForNow(refused.retryAfter());
      }
      case DialAnswer.AccountRefused refused -> {
        CallLine.of(LOG.atWarn(), call)
            .log("the call waits, for Retell refuses the account: {}", refused.why());
        yield new CallEvent.AccountRefused(token, tools.random().nextDouble());
      }
      case DialAnswer.RefusedForGood refused -> {
        CallLine.of(LOG.atWarn(), call).log("the call is refused for good: {}", refused.why());
        yield new CallEvent.RefusedForGood(token);
      }
      case DialAnswer.Unknown unknown -> {
        CallLine.of(LOG.atWarn(), call)
            .log("nobody knows whether the call was placed: {}", unknown.why());
        yield new CallEvent.AnswerLost(token, unknown.sent());
      }
    };
  }

  private CallEvent refusedForNow(@Nullable Duration retryAfter) {
    return new CallEvent.RefusedForNow(token, retryAfter, tools.random().nextDouble());
  }

  /// Stores Retell's answer. As Retell gives it only once, this is tried again and again while the
  /// database is unavailable, but not for ever: some time after the lease has run out, another
  /// process has looked the call up and come to the same result.
  private Future<Call> store(CallEvent event) {
    return persist(event, now().plus(tools.lease().multipliedBy(6)), BACKOFF);
  }

  private Future<Call> persist(CallEvent event, Instant giveUp, Backoff backoff) {
    return handler
        .apply(event)
        .recover(
            failure ->
                unavailable(failure) && now().isBefore(giveUp)
                    ? tools
                        .timers()
                        .pause(backoff.pause())
                        .compose(waited -> persist(event, giveUp, backoff.next()))
                    : Future.failedFuture(failure));
  }

  private static boolean unavailable(Throwable failure) {
    return ProblemException.is(Problem.Unavailable.class, failure);
  }

  private Instant now() {
    return tools.clock().instant();
  }
}
