package com.callcat.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.faults.Stories.Story;
import com.callcat.testing.Eventually;
import com.callcat.testing.Fault;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// All stories at once, at a program of their own, while the first request of each kind fails in
/// one way.
final class Round {
  /// Of what is looked up for minutes.
  private static final long HURRY = 100;

  private final ProgramUnderFaults world;
  private final Stories stories;
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

  /// What a round has shown.
  ///
  /// @param seen the kinds of requests that the program made
  /// @param failed those of which one failed
  /// @param wrong what was not as it was promised
  record Result(Set<String> seen, Set<String> failed, List<String> wrong) {}

  private Round(ProgramUnderFaults world, @Nullable Fault fault) {
    this.world = world;
    this.stories = new Stories(world, fault);
  }

  /// @param fault null for a round without
  static Result play(@Nullable Fault fault) throws Exception {
    try (var world =
        fault == null ? ProgramUnderFaults.start() : ProgramUnderFaults.startDoubling()) {
      world.faults.failEachKind(fault);
      world.postgres.cutAll();
      return new Round(world, fault).play();
    }
  }

  private Result play() throws Exception {
    playAll(stories.arrivals());
    playAll(stories.all());
    awaitLimit();
    world.clock.hurry(HURRY);
    for (var customer : stories.customers()) {
      play(customer.email, customer::untilAllEnded);
    }
    checkAll();
    return new Result(world.faults.seen(), world.faults.failed(), List.copyOf(wrong));
  }

  /// Retell's limit is asked for every 30 s: on a quick machine a round would be over before.
  private void awaitLimit() throws Exception {
    Eventually.until(world.faults::seen, seen -> seen.contains("GET /get-concurrency"));
  }

  private void playAll(Map<String, Story> all) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      all.forEach((name, story) -> threads.execute(() -> play(name, story)));
    }
  }

  private void play(String name, Story story) {
    try {
      story.play();
    } catch (Exception | AssertionError failure) {
      wrong.add(name + ": " + failure);
    }
  }

  private void checkAll() throws Exception {
    var rings = rings();
    var ours = new LinkedHashSet<String>();
    for (var customer : stories.customers()) {
      play(customer.email, () -> customer.check(rings));
      ours.addAll(customer.callIds());
    }
    play("rings", () -> assertThat(ours).containsAll(rings.keySet()));
  }

  /// How often each call has rung, by what the simulator says.
  private Map<String, Integer> rings() throws Exception {
    var request = HttpRequest.newBuilder(URI.create(world.simulatorUrl() + "/simulator/rings"));
    var rings = new HashMap<String, Integer>();
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request.build(), BodyHandlers.ofString()).body();
      for (var ring : new JsonObject(answer).getJsonArray("rings")) {
        var metadata = ((JsonObject) ring).getJsonObject("metadata");
        rings.merge(metadata.getString("callId"), 1, Integer::sum);
      }
    }
    return rings;
  }
}
