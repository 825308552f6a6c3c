package com.callcat.contract;

import com.callcat.contract.FuzzUser.Stranger;
import com.callcat.testing.ReadyLine;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/// Several users who ask a program at random, all at once.
final class FuzzRun {
  private static final int USERS = 16;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ReadyLine urls;
  private final Tally tally = new Tally();
  private final List<FuzzUser> users = new ArrayList<>();
  private final List<Fuzzer> fuzzers = new ArrayList<>();

  /// @param secret signs the program's tokens
  FuzzRun(ReadyLine urls, String secret, long seed) throws Exception {
    this.urls = urls;
    var random = new SplittableRandom(seed);
    var tokens = new BadTokens(secret, InstantSource.system());
    var stranger = stranger();
    for (var i = 0; i < USERS; i++) {
      var dice = new Dice(random.split());
      var session = register("u" + i);
      var user = new FuzzUser("u" + i, "correct horse", session, stranger, dice);
      users.add(user);
      fuzzers.add(new Fuzzer(http, urls, tally, dice, user, tokens));
    }
  }

  private Stranger stranger() throws Exception {
    var token = register("stranger").path("token").asText();
    var ids = List.of(schedule(token), schedule(token), schedule(token));
    var page = json(Ask.of("listCalls").query("limit=1").as(token));
    return new Stranger("stranger@example.com", token, ids, page.path("nextToken").asText());
  }

  private String schedule(String token) throws Exception {
    var body =
        """
        {"calleeName": "Jo", "phoneNumber": "+15552345678", "subject": "x", "prompt": "y",
         "scheduledAt": 2051222400000}""";
    return json(Ask.of("createCall").body(body).as(token)).path("callId").asText();
  }

  private JsonNode register(String name) throws Exception {
    var body =
        """
        {"email": "%s@example.com", "password": "correct horse", "firstName": "Mira",
         "lastName": "Patel"}"""
            .formatted(name);
    return json(Ask.of("register").body(body));
  }

  private JsonNode json(Ask ask) throws Exception {
    return Contract.json(http.send(ask.request(urls), BodyHandlers.ofString()).body());
  }

  Tally tally() {
    return tally;
  }

  /// Lets all of them ask.
  ///
  /// @return what was not as it must be
  List<String> ask(int requests) throws Exception {
    return onEach(fuzzer -> fuzzer.run(requests / USERS));
  }

  /// Lets all of them look at what they have.
  ///
  /// @return what is not there as it was asked for
  List<String> readBack() throws Exception {
    return onEach(Fuzzer::readBack);
  }

  /// What one fuzzer finds.
  private interface Work {
    List<String> of(Fuzzer fuzzer) throws Exception;
  }

  private List<String> onEach(Work work) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks =
          fuzzers.stream().map(fuzzer -> (Callable<List<String>>) () -> work.of(fuzzer)).toList();
      var found = new ArrayList<String>();
      for (var task : threads.invokeAll(tasks)) {
        found.addAll(task.get());
      }
      return found;
    }
  }

  /// The calls that were to be dialled at once.
  Set<String> dialled() {
    var all = new TreeSet<String>();
    users.forEach(user -> all.addAll(user.dialledIds()));
    return all;
  }

  /// Sends what is hardly HTTP: most to the API, some to the other listeners.
  ///
  /// @return what was not refused as it must be
  List<String> askRaw(int random) throws Exception {
    var asker = users.getFirst();
    var requests = new RawRequests(asker.dice(), "Authorization: Bearer " + asker.token() + "\r\n");
    var failures = new ArrayList<String>();
    for (var request : requests.all(random)) {
      RawCheck.of(request, URI.create(urls.api()), tally).ifPresent(failures::add);
    }
    for (var i = 0; i < random / 4; i++) {
      var url = asker.dice().one(urls.webhook(), urls.management());
      RawCheck.of(requests.random(), URI.create(url), tally).ifPresent(failures::add);
    }
    return failures;
  }
}
