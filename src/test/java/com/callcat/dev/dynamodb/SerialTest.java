package com.callcat.dev.dynamodb;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Money is moved between accounts by many clients at once, each transfer a transaction of two
/// updates, while others look at all accounts in one transaction. No money is lost, and what each
/// transaction saw and wrote fits into one order of all of them.
class SerialTest {
  private static final long SEED =
      Long.getLong("callcat.dynamodb.seed", new Random().nextLong(1_000_000));
  private static final int ACCOUNTS = 6;
  private static final int BALANCE = 100;
  private static final int CLIENTS = 8;
  private static final int TRANSFERS = 30;

  private final AtomicInteger ids = new AtomicInteger();
  private final History history = new History(ACCOUNTS);

  /// What an account is at some moment. Its version counts the transfers that it was part of.
  private record Account(int balance, int version) {
    static Account of(JsonNode response) {
      return new Account(
          response.at("/Item/balance/N").asInt(), response.at("/Item/version/N").asInt());
    }
  }

  @Test
  void transactions_are_serialisable_in_memory() throws Exception {
    try (var target = Target.own(Options.inMemory(InstantSource.system()))) {
      transfers(target);
    }
  }

  @Test
  void transactions_are_serialisable_on_disk(@TempDir Path directory) throws Exception {
    try (var target = Target.own(Options.onDisk(directory, 0, InstantSource.system()))) {
      transfers(target);
    }
  }

  private void transfers(Target target) throws Exception {
    System.out.println("SerialTest: seed " + SEED);
    open(target);
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<?>>();
      for (var client = 0; client < CLIENTS; client++) {
        var random = new Random(SEED + client);
        running.add(clients.submit(() -> transfer(target, random)));
        running.add(clients.submit(() -> look(target)));
      }
      for (var client : running) {
        client.get();
      }
    }
    assertThat(sum(snapshot(target, all()))).isEqualTo(ACCOUNTS * BALANCE);
    history.isSerial();
    assertThat(history.writes()).isGreaterThan(TRANSFERS);
  }

  private static void open(Target target) {
    target.ask(
        "CreateTable",
        """
        {"TableName": "bank", "BillingMode": "PAY_PER_REQUEST",
         "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
         "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}]}
        """);
    for (var account : all()) {
      target.ask(
          "PutItem",
          """
          {"TableName": "bank",
           "Item": {"pk": {"S": "%d"}, "balance": {"N": "%d"}, "version": {"N": "0"}}}
          """
              .formatted(account, BALANCE));
    }
  }

  private static List<Integer> all() {
    return IntStream.range(0, ACCOUNTS).boxed().toList();
  }

  private static int sum(List<Account> accounts) {
    return accounts.stream().mapToInt(Account::balance).sum();
  }

  private static List<Account> snapshot(Target target, List<Integer> accounts) {
    var gets =
        accounts.stream()
            .map(
                account ->
                    "{\"Get\": {\"TableName\": \"bank\", \"Key\": {\"pk\": {\"S\": \"%d\"}}}}"
                        .formatted(account))
            .collect(joining(","));
    return target
        .ask("TransactGetItems", "{\"TransactItems\": [" + gets + "]}")
        .json()
        .path("Responses")
        .valueStream()
        .map(Account::of)
        .toList();
  }

  private void look(Target target) {
    for (var i = 0; i < TRANSFERS; i++) {
      var seen = snapshot(target, all());
      assertThat(sum(seen)).isEqualTo(ACCOUNTS * BALANCE);
      history.read(ids.incrementAndGet(), seen.stream().map(Account::version).toList());
    }
  }

  private void transfer(Target target, Random random) {
    for (var i = 0; i < TRANSFERS; i++) {
      var both = new ArrayList<>(all());
      Collections.shuffle(both, random);
      var from = both.get(0);
      var to = both.get(1);
      var seen = snapshot(target, List.of(from, to));
      var amount = 1 + random.nextInt(BALANCE / 2);
      var answer =
          target.ask(
              "TransactWriteItems",
              "{\"TransactItems\": [%s, %s]}"
                  .formatted(
                      update(from, -amount, seen.getFirst().version()),
                      update(to, amount, seen.getLast().version())));
      if (answer.status() == 200) {
        var id = ids.incrementAndGet();
        history.write(id, from, seen.getFirst().version() + 1);
        history.write(id, to, seen.getLast().version() + 1);
      } else {
        assertThat(answer.error()).isEqualTo("TransactionCanceledException");
        assertThat(answer.message()).contains("ConditionalCheckFailed");
      }
    }
  }

  private static String update(int account, int amount, int version) {
    return """
    {"Update": {"TableName": "bank", "Key": {"pk": {"S": "%d"}},
      "UpdateExpression": "SET balance = balance + :amount ADD version :one",
      "ConditionExpression": "version = :version AND balance >= :least",
      "ExpressionAttributeValues": {":amount": {"N": "%d"}, ":least": {"N": "%d"},
                                    ":version": {"N": "%d"}, ":one": {"N": "1"}}}}
    """
        .formatted(account, amount, Math.max(0, -amount), version);
  }

  @Test
  void an_update_is_made_whole_by_each_of_many_at_once() throws Exception {
    try (var target = Target.own(Options.inMemory(InstantSource.system()));
        var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      open(target);
      var counts = new ArrayList<Future<Integer>>();
      for (var i = 0; i < CLIENTS * TRANSFERS; i++) {
        counts.add(
            clients.submit(
                () ->
                    target
                        .ask(
                            "UpdateItem",
                            """
                            {"TableName": "bank", "Key": {"pk": {"S": "0"}},
                             "UpdateExpression": "ADD version :one", "ReturnValues": "UPDATED_NEW",
                             "ExpressionAttributeValues": {":one": {"N": "1"}}}
                            """)
                        .json()
                        .at("/Attributes/version/N")
                        .asInt()));
      }
      var seen = new ArrayList<Integer>();
      for (var count : counts) {
        seen.add(count.get());
      }
      assertThat(seen)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.rangeClosed(1, CLIENTS * TRANSFERS).boxed().toList());
    }
  }
}
