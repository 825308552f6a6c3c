package com.callcat.dev.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.testing.LongTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What was confirmed outlives the process. The server is killed in the middle of writes, over and
/// over, and each time all that it had confirmed is there, and of what it had not either all or
/// nothing. `-Dcallcat.dynamodb.kills=100` kills it a hundred times.
@LongTest
@Execution(ExecutionMode.CONCURRENT)
class DurabilityTest {
  private static final int KILLS = Integer.getInteger("callcat.dynamodb.kills", 15);
  private static final long SEED =
      Long.getLong("callcat.dynamodb.seed", new Random().nextLong(1_000_000));
  private static final int WRITERS = 4;
  private static final int MOST_CONFIRMED_A_ROUND = 60;

  @TempDir private Path directory;

  /// Writes one item after the other, each in a transaction that also counts it.
  private static final class Writer {
    final int number;

    /// How many are known to be there.
    int confirmed;

    /// Up to which one they were looked at.
    int checked;

    Writer(int number) {
      this.number = number;
    }

    /// Until the server is gone.
    void write(Target target, CountDownLatch confirmations) {
      try {
        while (true) {
          var answer = target.ask("TransactWriteItems", transaction(confirmed + 1));
          assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
          confirmed++;
          confirmations.countDown();
        }
      } catch (UncheckedIOException _) {
        // Whether the last one was made is seen after the next start.
      }
    }

    private String transaction(int item) {
      return """
      {"TransactItems": [
        {"Put": {"TableName": "kept", "ConditionExpression": "attribute_not_exists(pk)",
          "Item": {"pk": {"S": "%1$d"}, "sk": {"N": "%2$d"}, "g": {"S": "%1$d"}}}},
        {"Update": {"TableName": "kept", "Key": {"pk": {"S": "count"}, "sk": {"N": "%1$d"}},
          "UpdateExpression": "ADD written :one", "ExpressionAttributeValues": {":one": {"N": "1"}}}}]}
      """
          .formatted(number, item);
    }

    /// All that was confirmed is there, and one more at the most; items, index and count agree.
    ///
    /// @param from where they were not looked at yet
    void check(Target target, int from) {
      var counted =
          target
              .ask(
                  "GetItem",
                  """
                  {"TableName": "kept", "ConsistentRead": true,
                   "Key": {"pk": {"S": "count"}, "sk": {"N": "%d"}}}
                  """
                      .formatted(number))
              .json()
              .at("/Item/written/N")
              .asInt();
      assertThat(counted).isBetween(confirmed, confirmed + 1);
      var all = IntStream.rangeClosed(from, counted).boxed().toList();
      assertThat(keys(target, "\"KeyConditionExpression\": \"pk = :w AND sk >= :from\"", from))
          .isEqualTo(all);
      assertThat(
              keys(
                  target,
                  "\"IndexName\": \"by-g\", \"KeyConditionExpression\": \"g = :w AND sk >= :from\"",
                  from))
          .isEqualTo(all);
      confirmed = counted;
      checked = counted;
    }

    private List<Integer> keys(Target target, String condition, int from) {
      var keys = new ArrayList<Integer>();
      var start = "";
      do {
        var page =
            target
                .ask(
                    "Query",
                    """
                    {"TableName": "kept", %s%s,
                     "ExpressionAttributeValues": {":w": {"S": "%d"}, ":from": {"N": "%d"}}}
                    """
                        .formatted(condition, start, number, from))
                .json();
        page.path("Items").forEach(item -> keys.add(item.at("/sk/N").asInt()));
        JsonNode last = page.path("LastEvaluatedKey");
        start = last.isMissingNode() ? "" : ", \"ExclusiveStartKey\": " + last;
      } while (!start.isEmpty());
      return keys;
    }
  }

  @Test
  void what_was_confirmed_outlives_a_kill_in_the_middle_of_writes() throws Exception {
    System.out.println("DurabilityTest: seed " + SEED + ", kills " + KILLS);
    var random = new Random(SEED);
    var writers = IntStream.range(0, WRITERS).mapToObj(Writer::new).toList();
    for (var kill = 0; kill < KILLS; kill++) {
      var process = DurableProcess.start(directory);
      try (var target = Target.at(process.endpoint())) {
        if (kill == 0) {
          createTable(target);
        } else {
          writers.forEach(writer -> writer.check(target, writer.checked + 1));
        }
        writeAndKill(target, process, writers, 1 + random.nextInt(MOST_CONFIRMED_A_ROUND));
      } finally {
        process.kill();
      }
    }
    try (var target = Target.own(Options.onDisk(directory, 0, InstantSource.system()))) {
      writers.forEach(writer -> writer.check(target, 1));
    }
  }

  private static void writeAndKill(
      Target target, DurableProcess process, List<Writer> writers, int confirmations)
      throws InterruptedException {
    var latch = new CountDownLatch(confirmations);
    var threads =
        writers.stream()
            .map(writer -> Thread.ofVirtual().start(() -> writer.write(target, latch)))
            .toList();
    latch.await();
    process.kill();
    for (var thread : threads) {
      thread.join();
    }
  }

  private static void createTable(Target target) {
    var answer =
        target.ask(
            "CreateTable",
            """
            {"TableName": "kept", "BillingMode": "PAY_PER_REQUEST",
             "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"},
                           {"AttributeName": "sk", "KeyType": "RANGE"}],
             "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"},
                                      {"AttributeName": "sk", "AttributeType": "N"},
                                      {"AttributeName": "g", "AttributeType": "S"}],
             "GlobalSecondaryIndexes": [{"IndexName": "by-g",
               "KeySchema": [{"AttributeName": "g", "KeyType": "HASH"},
                             {"AttributeName": "sk", "KeyType": "RANGE"}],
               "Projection": {"ProjectionType": "KEYS_ONLY"}}]}
            """);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
  }
}
