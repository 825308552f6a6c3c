package com.callcat.loadtest.gatling;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What is made up: the same again for the same seed.
final class Feeders {
  /// Beyond those who registered.
  private static final long FIRST_USER = 1_000_000;

  private static final List<String> NAMES =
      List.of("Okafor Dental", "Dr Lindqvist", "Café Ümit", "Städtische Werke", "Ana Souza");
  private static final List<String> SUBJECTS =
      List.of("Move the cleaning", "Ask for the bill", "Reserve a table", "Renew the contract");
  private static final List<String> WORDS =
      List.of("ask", "for", "Thursday", "at", "ten", "and", "confirm", "by", "mail", "please");

  private final Settings settings;
  private final List<Map<String, Object>> users;

  Feeders(Settings settings) {
    this.settings = settings;
    this.users = IntStream.range(0, settings.users()).mapToObj(this::user).toList();
  }

  private Map<String, Object> user(int number) {
    var id = FIRST_USER + settings.seed() * 1_000_000 + number;
    var token = Hmac.token(settings.jwtSecret(), id, System.currentTimeMillis());
    return Map.of("userNumber", number, "token", token);
  }

  /// One after the other, from the first again after the last.
  Iterator<Map<String, Object>> usersInTurn() {
    return Stream.generate(users::stream).flatMap(all -> all).iterator();
  }

  /// Any of them.
  Iterator<Map<String, Object>> anyUser() {
    return endless(random -> any(users, random));
  }

  /// Any of a list that is filled before the first one is asked for.
  Iterator<Map<String, Object>> anyOf(List<Map<String, Object>> list) {
    return endless(random -> any(list, random));
  }

  /// A call that is answered: numbers that end below 1000 have a meaning for the simulator.
  Iterator<Map<String, Object>> calls() {
    return endless(random -> call(1000 + random.nextInt(9000), random));
  }

  /// A call that is answered, and whose webhooks the simulator does not send.
  Iterator<Map<String, Object>> callsWithoutWebhooks() {
    return endless(random -> call(10, random));
  }

  private static Map<String, Object> call(int lastDigits, Random random) {
    return Map.of(
        "callee", any(NAMES, random),
        "number", "+1555%03d%04d".formatted(201 + random.nextInt(700), lastDigits),
        "subject", any(SUBJECTS, random) + " " + random.nextInt(1_000_000),
        "prompt", words(20 + random.nextInt(60), random));
  }

  private static String words(int count, Random random) {
    return String.join(" ", Stream.generate(() -> any(WORDS, random)).limit(count).toList());
  }

  private static <T> T any(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  /// Each has a chance of its own, and Gatling asks it from one thread at a time.
  private <T> Iterator<T> endless(Function<Random, T> next) {
    var random = new Random(settings.seed());
    return Stream.generate(() -> next.apply(random)).iterator();
  }
}
