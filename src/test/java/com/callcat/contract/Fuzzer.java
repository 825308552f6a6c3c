package com.callcat.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.testing.ReadyLine;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Asks for one user, at random: good requests, and good ones with one or more faults. Each answer
/// must be one that was foretold, and keep the contract.
final class Fuzzer {
  private static final int MOST_FAILURES = 20;

  /// A database on a busy machine; the test looks how often.
  private static final int SLOW = 503;

  /// Whoever sends too much may be hung up on before all of it is read, and not see the answer.
  private static final List<Integer> HUNG_UP_ON = List.of(413, 414, 431);

  private static final Duration LONGEST_BEHIND = Duration.ofSeconds(60);

  private final HttpClient http;
  private final ReadyLine urls;
  private final Tally tally;
  private final Dice dice;
  private final FuzzUser user;
  private final FaultSource source;
  private final NewCallProbes newCalls;
  private final Supplier<Probe> good;
  private final List<String> failures = new ArrayList<>();

  Fuzzer(HttpClient http, ReadyLine urls, Tally tally, Dice dice, FuzzUser user, BadTokens tokens) {
    this.http = http;
    this.urls = urls;
    this.tally = tally;
    this.dice = dice;
    this.user = user;
    source = new FaultSource(dice, new FuzzTexts(dice), user, tokens);
    var bodies = new ValidBodies(dice, InstantSource.system(), user::newEmail);
    newCalls = new NewCallProbes(user, dice, bodies);
    good = goodProbes(bodies);
  }

  /// Weighted: what costs a password's hash, or makes somebody be rung, is rare.
  private Supplier<Probe> goodProbes(ValidBodies bodies) {
    var calls = new CallProbes(user, dice, bodies);
    var accounts = new AccountProbes(user, dice, bodies);
    var server = new ServerProbes(dice, InstantSource.system());
    Supplier<Probe> create = () -> user.hasEnough() ? calls.delete() : newCalls.create();
    var weights = new ArrayList<Map.Entry<Supplier<Probe>, Integer>>();
    weights.add(Map.entry(create, 160));
    weights.add(Map.entry(newCalls::list, 80));
    weights.add(Map.entry(newCalls::stream, 10));
    weights.add(Map.entry(calls::get, 120));
    weights.add(Map.entry(calls::change, 160));
    weights.add(Map.entry(calls::cancel, 25));
    weights.add(Map.entry(calls::delete, 25));
    weights.add(Map.entry(calls::finalizeCall, 40));
    weights.add(Map.entry(calls::readTranscript, 60));
    weights.add(Map.entry(calls::replaceTranscript, 60));
    weights.add(Map.entry(calls::appendToTranscript, 60));
    weights.add(Map.entry(newCalls::createInstant, 3));
    weights.add(Map.entry(accounts::register, 3));
    weights.add(Map.entry(accounts::login, 3));
    weights.add(Map.entry(accounts::refresh, 15));
    weights.add(Map.entry(accounts::refreshAgain, 4));
    weights.add(Map.entry(accounts::logout, 5));
    weights.add(Map.entry(accounts::profile, 30));
    weights.add(Map.entry(accounts::changeProfile, 40));
    weights.add(Map.entry(accounts::preferences, 30));
    weights.add(Map.entry(accounts::voices, 10));
    weights.add(Map.entry(accounts::changePreferences, 40));
    weights.add(Map.entry(accounts::changePassword, 2));
    weights.add(Map.entry(server::document, 12));
    weights.add(Map.entry(server::keys, 5));
    weights.add(Map.entry(server::management, 6));
    weights.add(Map.entry(server::event, 20));
    weights.add(Map.entry(server::brokenEvent, 10));
    return pick(weights);
  }

  private Supplier<Probe> pick(List<Map.Entry<Supplier<Probe>, Integer>> weights) {
    var steps = new TreeMap<Integer, Supplier<Probe>>();
    var sum = 0;
    for (var each : weights) {
      steps.put(sum, each.getKey());
      sum += each.getValue();
    }
    var all = sum;
    return () -> steps.floorEntry(dice.between(0, all - 1)).getValue().get();
  }

  /// Asks so often, or until too much has gone wrong.
  ///
  /// @return what was not as it must be
  List<String> run(int times) throws InterruptedException {
    for (var i = 0; i < times && failures.size() < MOST_FAILURES; i++) {
      ask(i, dice.chance(40) ? varied(good.get()) : broken());
    }
    return List.copyOf(failures);
  }

  /// Said in another way that means the same.
  private Probe varied(Probe probe) {
    Variations.apply(probe, dice);
    return probe;
  }

  private Probe broken() {
    var probe = good.get();
    while (!probe.operation.listener().equals("api")) {
      probe = good.get();
    }
    FaultPlan.ruin(probe, source);
    return probe;
  }

  private void ask(int step, Probe probe) throws InterruptedException {
    try {
      send(probe);
    } catch (IOException hungUp) {
      tally.count(probe, RawRequest.NO_ANSWER);
      if (Collections.disjoint(probe.expected, HUNG_UP_ON)) {
        fail(step, probe, hungUp);
      }
    } catch (RuntimeException | AssertionError failure) {
      fail(step, probe, failure);
    }
  }

  /// A list is read from an index, which is a moment behind: it is asked for again until then.
  private void send(Probe probe) throws IOException, InterruptedException {
    var until = System.nanoTime() + LONGEST_BEHIND.toNanos();
    while (true) {
      var answer = http.send(probe.request(urls), BodyHandlers.ofString(UTF_8));
      tally.count(probe, answer.statusCode());
      try {
        check(probe, answer);
        return;
      } catch (AssertionError perhapsEarly) {
        if (!probe.isList() || System.nanoTime() > until) {
          throw perhapsEarly;
        }
      }
    }
  }

  private void fail(int step, Probe probe, Throwable why) {
    failures.add("step %d of %s: %s\n  %s".formatted(step, user.unique(), probe, why));
  }

  private void check(Probe probe, HttpResponse<String> answer) {
    Contract.check(answer);
    if (answer.statusCode() == SLOW) {
      user.unsure(probe);
      return;
    }
    assertThat(answer.statusCode()).as(shown(answer)).isIn(probe.expected);
    if (answer.statusCode() >= 400) {
      Leaks.expectNone(answer.body());
    }
    probe.answered(answer);
  }

  private static String shown(HttpResponse<String> answer) {
    var body = answer.body();
    return body.length() < 600 ? body : body.substring(0, 600) + "…";
  }

  /// Everything is as the user knows it, and nothing else is there.
  List<String> readBack() throws InterruptedException {
    failures.clear();
    for (var call : user.calls()) {
      var probe = user.signed(Probe.of("getCall")).at(call.id).expecting(200);
      ask(-1, probe.then(answer -> user.expect(call, answer)));
    }
    for (var id : user.deletedCalls()) {
      ask(-1, user.signed(Probe.of("getCall")).at(id).expecting(404));
    }
    ask(-1, newCalls.all());
    return List.copyOf(failures);
  }
}
