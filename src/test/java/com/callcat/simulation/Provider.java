package com.callcat.simulation;

import com.callcat.bus.Done;
import com.callcat.bus.ProviderHealth;
import com.callcat.bus.RetellRequest;
import com.callcat.bus.RetellRequest.Concurrency;
import com.callcat.bus.RetellRequest.Connect;
import com.callcat.bus.RetellRequest.Connection;
import com.callcat.bus.RetellRequest.DialAnswer;
import com.callcat.bus.RetellRequest.Disconnect;
import com.callcat.bus.RetellRequest.PlaceCall;
import com.callcat.bus.RetellRequest.Reports;
import com.callcat.call.CallKey;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.call.ProviderId;
import com.callcat.call.ProviderReport;
import com.callcat.call.ProviderReport.Stage;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// A simulated Retell. It rings for every request that reaches it; the weather decides which
/// answers and webhooks get through.
final class Provider {
  private static final List<String> REASONS =
      List.of(
          "agent_hangup",
          "user_hangup",
          "dial_no_answer",
          "dial_busy",
          "voicemail_reached",
          "invented_tomorrow");

  /// How long a list may lack a call that was just placed.
  private static final Duration LIST_LAG = Duration.ofMillis(1_500);

  private final SimulatedWorld world;
  private final SimulatedWebhooks webhooks;
  private final int limit;
  private final List<Ring> rings = new ArrayList<>();
  private final Map<SimulatedProcess, Integer> placedBy = new HashMap<>();
  private final Set<CallKey> forbidden = new HashSet<>();
  private final Set<Long> open = new HashSet<>();
  private long connections;
  private int mostAtOnce;
  private int accountRefusals;
  private boolean refusesAccount;
  private boolean tellsLimit = true;

  Provider(SimulatedWorld world, int limit) {
    this.world = world;
    this.webhooks = new SimulatedWebhooks(world);
    this.limit = limit;
  }

  List<Ring> rings() {
    return rings;
  }

  /// How many calls each process had placed.
  Map<SimulatedProcess, Integer> placedBy() {
    return placedBy;
  }

  /// The most calls that ever ran at a time.
  int mostAtOnce() {
    return mostAtOnce;
  }

  /// How often a request for a call was refused because of the account.
  int accountRefusals() {
    return accountRefusals;
  }

  /// From now on refuses the account.
  ///
  /// @param whole whether all other requests are refused too
  void refuseAccount(boolean whole) {
    refusesAccount = true;
    tellsLimit = !whole;
  }

  void takeAccount() {
    refusesAccount = false;
    tellsLimit = true;
  }

  /// From now on refuses the account for this call only.
  void forbid(CallKey key) {
    forbidden.add(key);
  }

  Future<?> answer(SimulatedProcess from, RetellRequest<?> request) {
    return switch (request) {
      case Connect _ -> connect();
      case Disconnect _ -> Future.succeededFuture(Done.DONE);
      case PlaceCall place -> place(from, place);
      case RetellRequest.FindByToken(var token) -> carryOut(() -> find(token));
      case RetellRequest.FindByCall _ -> throw new UnsupportedOperationException();
      case RetellRequest.GetCall(var id) -> carryOut(() -> get(id));
      case RetellRequest.StopCall(var id) -> carryOut(() -> stop(id));
      case RetellRequest.ListVoices() -> throw new UnsupportedOperationException();
      case RetellRequest.ReadConcurrency() -> carryOut(this::limit);
    };
  }

  /// Opens a connection, or fails.
  private Future<Connection> connect() {
    var luck = world.luck();
    var refused = luck.has(world.weather().answerLost() / 4);
    return Future.future(
        answer ->
            world
                .time()
                .in(
                    luck.millis(5, 60),
                    () -> {
                      if (refused) {
                        answer.fail(new ProblemException(new Problem.Unavailable("retell")));
                      } else {
                        open.add(++connections);
                        answer.complete(new Connection(connections));
                      }
                    }));
  }

  private Future<DialAnswer> place(SimulatedProcess from, PlaceCall request) {
    if (!open.remove(request.connection().id())) {
      throw new IllegalStateException("a request without a connection of its own");
    }
    var luck = world.luck();
    var answer = Promise.<DialAnswer>promise();
    var asked = world.time().instant();
    var lost = luck.has(world.weather().answerLost());
    var carriedOut = !lost || luck.has(0.5);
    var refused = luck.has(world.weather().refused());
    world
        .time()
        .in(
            luck.millis(20, 400),
            () -> {
              var told =
                  carriedOut
                      ? handle(from, request, asked, refused)
                      : new DialAnswer.Unknown("lost", true);
              var late = lost ? luck.millis(1_000, 75_000) : luck.millis(1, 50);
              world
                  .time()
                  .in(
                      late,
                      () -> tell(from, answer, lost ? new DialAnswer.Unknown("lost", true) : told));
            });
    return answer.future();
  }

  private Concurrency limit() {
    if (!tellsLimit) {
      throw new ProblemException(new Problem.Unavailable("retell"));
    }
    return new Concurrency(limit);
  }

  private static void tell(SimulatedProcess from, Promise<DialAnswer> answer, DialAnswer told) {
    from.bus().publish(health(told));
    answer.complete(told);
  }

  private static ProviderHealth health(DialAnswer told) {
    return switch (told) {
      case DialAnswer.Unknown unknown -> ProviderHealth.FAILING;
      case DialAnswer.AccountRefused refused -> ProviderHealth.ACCOUNT_REFUSED;
      case DialAnswer.Placed _, DialAnswer.RefusedForNow _, DialAnswer.RefusedForGood _ ->
          ProviderHealth.WELL;
    };
  }

  private DialAnswer handle(
      SimulatedProcess from, PlaceCall request, Instant asked, boolean refused) {
    if (refusesAccount || forbidden.contains(request.call().key())) {
      accountRefusals++;
      return new DialAnswer.AccountRefused("403");
    }
    if (refused || running() >= limit) {
      return new DialAnswer.RefusedForNow("429", null);
    }
    var luck = world.luck();
    var id = new ProviderId("call_" + rings.size());
    var now = world.time().instant();
    var talk = luck.millis(0, 20_000);
    var inPieces = world.weather().webhooksGoWrong() && rings.size() % 3 == 0;
    var ring = new Ring(id, request.call(), asked, now, talk, luck.oneOf(REASONS), inPieces);
    rings.add(ring);
    placedBy.merge(from, 1, Integer::sum);
    mostAtOnce = Math.max(mostAtOnce, running());
    world.note("ring " + ring.key());
    follow(ring, Stage.STARTED);
    return new DialAnswer.Placed(ring.report(Stage.REGISTERED));
  }

  private int running() {
    return (int) rings.stream().filter(ring -> ring.runs(world.time().instant())).count();
  }

  /// Goes through the stages of a call, and sends the webhooks of each.
  private void follow(Ring ring, Stage stage) {
    world
        .time()
        .at(
            ring.at(stage),
            () -> {
              var hungUp = stage == Stage.STARTED && ring.at(Stage.ENDED).isBefore(ring.at(stage));
              if (!hungUp) {
                ring.webhooks(stage).forEach(webhooks::tell);
              }
              if (stage == Stage.STARTED) {
                awaitEnd(ring);
              }
            });
  }

  private void awaitEnd(Ring ring) {
    var ends = ring.at(Stage.ENDED);
    world
        .time()
        .at(
            ends,
            () -> {
              ring.webhooks(Stage.ENDED).forEach(webhooks::tell);
              follow(ring, Stage.ANALYZED);
            });
  }

  /// Executes a request that does not place a call; it may fail at random.
  private <A> Future<A> carryOut(Supplier<A> deed) {
    var answer = Promise.<A>promise();
    var fails = world.luck().has(world.weather().answerLost());
    world
        .time()
        .in(
            world.luck().millis(20, 300),
            () -> {
              try {
                var done = deed.get();
                if (fails) {
                  answer.fail(new ProblemException(new Problem.Unavailable("retell")));
                } else {
                  answer.complete(done);
                }
              } catch (ProblemException refused) {
                answer.fail(refused);
              }
            });
    return answer.future();
  }

  private Reports find(String token) {
    var known = world.time().instant().minus(LIST_LAG);
    return new Reports(
        rings.stream()
            .filter(ring -> ring.token().equals(token) && !ring.registeredAt().isAfter(known))
            .map(ring -> ring.report(ring.stage(world.time().instant())))
            .toList());
  }

  private ProviderReport get(ProviderId id) {
    return ring(id)
        .map(ring -> ring.report(ring.stage(world.time().instant())))
        .orElseThrow(() -> new ProblemException(new Problem.NotFound("call " + id)));
  }

  private Done stop(ProviderId id) {
    ring(id).ifPresent(this::hangUp);
    return Done.DONE;
  }

  private void hangUp(Ring ring) {
    if (ring.runs(world.time().instant())) {
      ring.hangUp(world.time().instant());
      awaitEnd(ring);
    }
  }

  private Optional<Ring> ring(ProviderId id) {
    return rings.stream().filter(ring -> ring.id().equals(id)).findFirst();
  }
}
