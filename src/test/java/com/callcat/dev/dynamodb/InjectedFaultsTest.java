package com.callcat.dev.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.callcat.dev.dynamodb.faults.InjectedFaultsBuilder;
import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// What the real one does to those who rely on too much, each drawn from a seed and seen on a clock
/// that is cranked by hand.
class InjectedFaultsTest {
  private static final long SEED = 7;
  private static final Duration LAG = Duration.ofMillis(100);
  private static final Duration STALENESS = Duration.ofMillis(60);
  private static final Duration EXPIRY = Duration.ofDays(2);
  private static final int READS = 40;

  private static CrankedDatabase behind(Duration index, Duration table) {
    return new CrankedDatabase(faults(SEED).indexLag(index).staleness(table).build());
  }

  private static CrankedDatabase throttling() {
    return new CrankedDatabase(faults(SEED).throttling(true).build());
  }

  private static InjectedFaultsBuilder faults(long seed) {
    return new InjectedFaultsBuilder().seed(seed);
  }

  /// What so many queries of the index find, each the values of `v`.
  private static List<List<String>> inIndex(CrankedDatabase base) {
    return IntStream.range(0, READS)
        .mapToObj(
            _ ->
                base.ask(
                        "Query",
                        """
                        {"TableName": "unkind", "IndexName": "by-g", "KeyConditionExpression": "g = :g",
                         "ExpressionAttributeValues": {":g": {"S": "g"}}}
                        """)
                    .path("Items")
                    .valueStream()
                    .map(item -> item.at("/v/N").asText())
                    .toList())
        .toList();
  }

  @Test
  void an_index_is_behind_by_a_while_and_catches_up() {
    var base = behind(LAG, Duration.ZERO);
    base.put("a", ", \"g\": {\"S\": \"g\"}, \"v\": {\"N\": \"1\"}");
    assertThat(base.get("a", false).has("Item")).isTrue();
    base.pass(LAG.dividedBy(2));
    assertThat(inIndex(base)).containsOnly(List.of(), List.of("1"));
    base.pass(LAG.dividedBy(2));
    assertThat(inIndex(base)).containsOnly(List.of("1"));

    base.put("a", ", \"g\": {\"S\": \"g\"}, \"v\": {\"N\": \"2\"}");
    base.pass(LAG.dividedBy(4));
    base.put("b", ", \"g\": {\"S\": \"g\"}, \"v\": {\"N\": \"3\"}");
    base.pass(LAG.dividedBy(4));
    // What came later is never seen before what came earlier.
    assertThat(inIndex(base))
        .extracting(found -> found.stream().sorted().toList())
        .containsOnly(List.of("1"), List.of("2"), List.of("2", "3"));
    base.pass(LAG);
    assertThat(inIndex(base)).allMatch(found -> found.size() == 2);
  }

  @Test
  void what_is_behind_follows_from_the_seed() {
    assertThat(halfway()).isEqualTo(halfway());
  }

  private static List<List<String>> halfway() {
    var base = behind(LAG, Duration.ZERO);
    base.put("a", ", \"g\": {\"S\": \"g\"}, \"v\": {\"N\": \"1\"}");
    base.pass(LAG.dividedBy(2));
    return inIndex(base);
  }

  @Test
  void a_read_that_need_not_be_consistent_may_be_stale() {
    var base = behind(Duration.ZERO, STALENESS);
    base.put("a", "");
    base.pass(STALENESS.dividedBy(2));
    assertThat(IntStream.range(0, READS).mapToObj(_ -> base.get("a", true).has("Item")))
        .containsOnly(true);
    assertThat(IntStream.range(0, READS).mapToObj(_ -> base.get("a", false).has("Item")))
        .contains(true, false);
    base.pass(STALENESS);
    assertThat(IntStream.range(0, READS).mapToObj(_ -> base.get("a", false).has("Item")))
        .containsOnly(true);
  }

  private static void isThrottled(ErrorCode code, ThrowingCallable request) {
    assertThatThrownBy(request)
        .isInstanceOfSatisfying(
            ApiException.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  /// Source: Developer Guide, "Designing partition keys": 1,000 write and 3,000 read units a
  /// second.
  @Test
  void a_hot_partition_key_is_throttled() {
    var base = throttling();
    for (var i = 0; i < 1_000; i++) {
      base.put("hot", "");
    }
    isThrottled(ErrorCode.PROVISIONED_THROUGHPUT_EXCEEDED, () -> base.put("hot", ""));
    base.put("cold", "");
    for (var i = 0; i < 3_000; i++) {
      base.get("hot", true);
    }
    isThrottled(ErrorCode.PROVISIONED_THROUGHPUT_EXCEEDED, () -> base.get("hot", true));
    base.pass(Duration.ofSeconds(1));
    base.put("hot", "");
    base.get("hot", true);
  }

  @Test
  void of_a_batch_what_is_throttled_is_left_and_a_transaction_is_cancelled() {
    var base = throttling();
    for (var i = 0; i < 999; i++) {
      base.put("hot", "");
    }
    base.ask(
        "UpdateItem",
        """
        {"TableName": "unkind", "Key": {"pk": {"S": "hot"}}, "UpdateExpression": "SET v = :v",
         "ExpressionAttributeValues": {":v": {"N": "1"}}}
        """);
    var left =
        base.ask(
            "BatchWriteItem",
            """
            {"RequestItems": {"unkind": [{"DeleteRequest": {"Key": {"pk": {"S": "hot"}}}},
                                    {"DeleteRequest": {"Key": {"pk": {"S": "cold"}}}}]}}
            """);
    assertThat(left.at("/UnprocessedItems").toString())
        .isEqualTo("{\"unkind\":[{\"DeleteRequest\":{\"Key\":{\"pk\":{\"S\":\"hot\"}}}}]}");
    assertThatThrownBy(
            () ->
                base.ask(
                    "TransactWriteItems",
                    """
                    {"TransactItems": [
                      {"Delete": {"TableName": "unkind", "Key": {"pk": {"S": "cold"}}}},
                      {"Delete": {"TableName": "unkind", "Key": {"pk": {"S": "hot"}}}}]}
                    """))
        .hasMessageContaining("[None, ProvisionedThroughputExceeded]");
    assertThat(base.get("hot", true).at("/Item/v/N").asText()).isEqualTo("1");
  }

  /// Source: Developer Guide, "On-demand capacity mode": at first 4,000 writes a second, then twice
  /// the peak.
  @Test
  void a_table_that_was_idle_is_throttled_until_it_is_warm() {
    var base = throttling();
    for (var i = 0; i < 4_000; i++) {
      base.put("k" + i, "");
    }
    isThrottled(ErrorCode.THROTTLING, () -> base.put("one more", ""));
    base.pass(Duration.ofSeconds(1));
    for (var i = 0; i < 8_000; i++) {
      base.put("k" + i, "");
    }
    isThrottled(ErrorCode.THROTTLING, () -> base.put("one more", ""));
  }

  /// Source: Developer Guide, "Using time to live (TTL)": within a few days, in no order.
  @Test
  void items_expire_late_and_in_any_order_that_the_seed_gives() {
    var gone = deletions(SEED);
    assertThat(gone).hasSize(20).isEqualTo(deletions(SEED)).isNotEqualTo(deletions(SEED + 1));
    var hours = List.copyOf(gone.values());
    for (var item = 0; item < hours.size(); item++) {
      assertThat(hours.get(item)).isBetween((long) item, item + EXPIRY.toHours() + 1);
    }
    assertThat(hours).isNotEqualTo(hours.stream().sorted().toList());
  }

  /// The hour in which each of the items is gone; the first expires after an hour, the second after
  /// two.
  private static Map<String, Long> deletions(long seed) {
    var base = new CrankedDatabase(faults(seed).expiryDelay(EXPIRY).build());
    base.ask(
        "UpdateTimeToLive",
        """
        {"TableName": "unkind",
         "TimeToLiveSpecification": {"AttributeName": "until", "Enabled": true}}
        """);
    var left = new ArrayList<String>();
    Map<String, Long> gone = new LinkedHashMap<>();
    for (var i = 0; i < 20; i++) {
      var until = base.now().plus(Duration.ofHours(i)).getEpochSecond();
      base.put("k" + i, ", \"until\": {\"N\": \"" + until + "\"}");
      left.add("k" + i);
      gone.put("k" + i, -1L);
    }
    base.put("for ever", "");
    for (var hour = 0L; !left.isEmpty(); hour++) {
      base.sweep();
      for (var name : List.copyOf(left)) {
        if (!base.get(name, true).has("Item")) {
          gone.put(name, hour);
          left.remove(name);
        }
      }
      base.pass(Duration.ofHours(1));
    }
    assertThat(base.get("for ever", true).has("Item")).isTrue();
    return gone;
  }
}
