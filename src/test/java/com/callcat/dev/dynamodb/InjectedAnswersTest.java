package com.callcat.dev.dynamodb;

import static com.callcat.dev.dynamodb.faults.InjectedFaults.Answers.RELIABLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.dev.dynamodb.faults.InjectedFaults.Answers;
import com.callcat.dev.dynamodb.faults.InjectedFaultsBuilder;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/// Answers that come late, cut, twice or never. What was asked is done all the same.
class InjectedAnswersTest {
  private static final long SEED = 7;
  private static final Duration DELAY = Duration.ofMillis(100);
  private static final int WRITES = 30;
  private static final double SOME = 0.4;

  private int answered;

  /// Asks until there is an answer.
  private static Target.Answer persist(Target target, String operation, String request) {
    while (true) {
      try {
        return target.ask(operation, request);
      } catch (UncheckedIOException _) {
        // Its answer was lost, or a part of it.
      }
    }
  }

  /// Counts up, over and over, and tells what the count is in the end.
  private int count(Answers answers) {
    var injected = new InjectedFaultsBuilder().seed(SEED).answers(answers).build();
    try (var target = Target.own(Options.inMemory(InstantSource.system()).with(injected))) {
      persist(
          target,
          "CreateTable",
          """
          {"TableName": "counts", "BillingMode": "PAY_PER_REQUEST",
           "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
           "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}]}
          """);
      for (var i = 0; i < WRITES; i++) {
        try {
          target.ask(
              "UpdateItem",
              """
              {"TableName": "counts", "Key": {"pk": {"S": "c"}}, "UpdateExpression": "ADD n :one",
               "ExpressionAttributeValues": {":one": {"N": "1"}}}
              """);
          answered++;
        } catch (UncheckedIOException _) {
          // Its answer was lost, or a part of it.
        }
      }
      return persist(
              target,
              "GetItem",
              """
              {"TableName": "counts", "Key": {"pk": {"S": "c"}}, "ConsistentRead": true}
              """)
          .json()
          .at("/Item/n/N")
          .asInt();
    }
  }

  @Test
  void an_answer_may_be_lost() {
    assertThat(count(RELIABLE.withLost(SOME))).isEqualTo(WRITES);
    assertThat(answered).isBetween(1, WRITES - 1);
  }

  @Test
  void an_answer_may_be_cut() {
    assertThat(count(RELIABLE.withCut(SOME))).isEqualTo(WRITES);
    assertThat(answered).isBetween(1, WRITES - 1);
  }

  @Test
  void a_request_may_be_carried_out_twice() {
    assertThat(count(RELIABLE.withDoubled(SOME))).isBetween(WRITES + 1, 2 * WRITES - 1);
    assertThat(answered).isEqualTo(WRITES);
  }

  /// It can be told only that they are not early.
  @Test
  void an_answer_may_be_late() {
    var start = System.nanoTime();
    assertThat(count(RELIABLE.withLate(1, DELAY))).isEqualTo(WRITES);
    assertThat(answered).isEqualTo(WRITES);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThan(DELAY.multipliedBy(WRITES / 4));
  }
}
