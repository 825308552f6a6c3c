package com.callcat.dev.dynamodb;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.dev.dynamodb.Target.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// How large things may be. Source: Developer Guide, "Quotas in Amazon DynamoDB".
class LimitsTest {
  private static final int MAX_ITEM = 400 * 1024;
  private static final Target TARGET = Target.chosen();

  @BeforeAll
  static void table() {
    assertThat(
            TARGET
                .ask(
                    "CreateTable",
                    """
                    {"TableName": "limits", "BillingMode": "PAY_PER_REQUEST",
                     "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"},
                                   {"AttributeName": "sk", "KeyType": "RANGE"}],
                     "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"},
                                              {"AttributeName": "sk", "AttributeType": "N"}]}
                    """)
                .status())
        .isEqualTo(200);
  }

  @AfterAll
  static void close() {
    TARGET.ask("DeleteTable", "{\"TableName\": \"limits\"}");
    TARGET.close();
  }

  /// A key takes 2 + 1 + 2 + 2 bytes, and the name of the filling one.
  private static String item(String pk, int sk, int size) {
    return "{\"pk\": {\"S\": \"%s\"}, \"sk\": {\"N\": \"%d\"}, \"f\": {\"S\": \"%s\"}}"
        .formatted(pk, sk, "x".repeat(size - 2 - pk.length() - 4 - 1));
  }

  private static String list(int from, int to, IntFunction<String> element) {
    return IntStream.range(from, to).mapToObj(element).collect(joining(","));
  }

  private static Answer put(String item) {
    return TARGET.ask("PutItem", "{\"TableName\": \"limits\", \"Item\": " + item + "}");
  }

  @Test
  void an_item_has_400_kilobytes_and_not_a_byte_more() {
    assertThat(put(item("size", 1, MAX_ITEM)).status()).isEqualTo(200);
    var refused = put(item("size", 1, MAX_ITEM + 1));
    assertThat(refused.error()).isEqualTo("ValidationException");
    assertThat(refused.message()).isEqualTo("Item size has exceeded the maximum allowed size");
    var grown =
        TARGET.ask(
            "UpdateItem",
            """
            {"TableName": "limits", "Key": {"pk": {"S": "size"}, "sk": {"N": "1"}},
             "UpdateExpression": "SET g = :g", "ExpressionAttributeValues": {":g": {"S": ""}}}
            """);
    assertThat(grown.message())
        .isEqualTo("Item size to update has exceeded the maximum allowed size");
  }

  @Test
  void a_page_ends_after_a_megabyte_and_the_next_goes_on() {
    for (var i = 0; i < 8; i++) {
      put(item("page", i, 300_000));
    }
    var seen = new ArrayList<String>();
    var start = "";
    var pages = 0;
    do {
      var answer =
          TARGET
              .ask(
                  "Query",
                  """
                  {"TableName": "limits", "KeyConditionExpression": "pk = :p", "ConsistentRead": true,
                   "ExpressionAttributeValues": {":p": {"S": "page"}}%s}
                  """
                      .formatted(start))
              .json();
      assertThat(answer.path("Items").size()).isLessThanOrEqualTo(4);
      answer.path("Items").forEach(item -> seen.add(item.at("/sk/N").asText()));
      var last = answer.path("LastEvaluatedKey");
      start = last.isMissingNode() ? "" : ", \"ExclusiveStartKey\": " + last;
      pages++;
    } while (!start.isEmpty());
    assertThat(pages).isGreaterThan(1);
    assertThat(seen).containsExactly("0", "1", "2", "3", "4", "5", "6", "7");
  }

  @Test
  void a_batch_writes_25_items_and_reads_100() {
    IntFunction<String> write = i -> "{\"PutRequest\": {\"Item\": " + item("batch", i, 50) + "}}";
    IntFunction<String> key = i -> "{\"pk\": {\"S\": \"batch\"}, \"sk\": {\"N\": \"" + i + "\"}}";
    assertThat(
            TARGET
                .ask(
                    "BatchWriteItem",
                    "{\"RequestItems\": {\"limits\": [" + list(0, 25, write) + "]}}")
                .status())
        .isEqualTo(200);
    assertThat(
            TARGET
                .ask(
                    "BatchWriteItem",
                    "{\"RequestItems\": {\"limits\": [" + list(0, 26, write) + "]}}")
                .message())
        .matches(
            "(?s)1 validation error detected: Value '\\{limits=\\[.+\\]\\}' at 'requestItems'"
                + " failed to satisfy constraint: Map value must satisfy constraint: \\[Member must"
                + " have length less than or equal to 25, Member must have length greater than or"
                + " equal to 1\\]");
    var read =
        TARGET.ask(
            "BatchGetItem",
            "{\"RequestItems\": {\"limits\": {\"Keys\": [" + list(0, 100, key) + "]}}}");
    assertThat(read.json().at("/Responses/limits").size()).isEqualTo(25);
    assertThat(
            TARGET
                .ask(
                    "BatchGetItem",
                    "{\"RequestItems\": {\"limits\": {\"Keys\": [" + list(0, 101, key) + "]}}}")
                .message())
        .isEqualTo(
            "1 validation error detected: Value at 'RequestItems.limits.member.Keys' failed to"
                + " satisfy constraint: Member must have length less than or equal to 100");
  }

  @Test
  void a_transaction_has_100_actions_and_4_megabytes() {
    IntFunction<String> small =
        i -> "{\"Put\": {\"TableName\": \"limits\", \"Item\": " + item("many", i, 50) + "}}";
    IntFunction<String> large =
        i -> "{\"Put\": {\"TableName\": \"limits\", \"Item\": " + item("large", i, 350_000) + "}}";
    assertThat(transact(list(0, 100, small)).status()).isEqualTo(200);
    assertThat(transact(list(0, 101, small)).message())
        .matches(
            "(?s)1 validation error detected: Value '\\[.+\\]' at 'transactItems' failed to satisfy"
                + " constraint: Member must have length less than or equal to 100");
    assertThat(transact(list(0, 10, large)).status()).isEqualTo(200);
    assertThat(transact(list(0, 12, large)).error()).isEqualTo("ValidationException");
  }

  private static Answer transact(String actions) {
    return TARGET.ask("TransactWriteItems", "{\"TransactItems\": [" + actions + "]}");
  }

  @Test
  void keys_have_2048_and_1024_bytes_on_all_paths() {
    var key = "{\"pk\": {\"S\": \"%s\"}, \"sk\": {\"N\": \"1\"}}";
    assertThat(put(key.formatted("a".repeat(2048))).status()).isEqualTo(200);
    for (var operation : new String[] {"PutItem", "GetItem", "DeleteItem"}) {
      var answer =
          TARGET.ask(
              operation,
              "{\"TableName\": \"limits\", \"%s\": %s}"
                  .formatted(
                      operation.equals("PutItem") ? "Item" : "Key",
                      key.formatted("a".repeat(2049))));
      assertThat(answer.error()).as(operation).isEqualTo("ValidationException");
      assertThat(answer.message()).contains("Size of hashkey has exceeded the maximum size limit");
    }
  }

  /// Source: "Quotas", secondary index sort key; the message itself says of what the size is.
  @Test
  void the_sort_key_of_an_index_has_1024_bytes_in_all_its_attributes() {
    assertThat(
            TARGET
                .ask(
                    "CreateTable",
                    """
                    {"TableName": "limits-of-sort-keys", "BillingMode": "PAY_PER_REQUEST",
                     "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
                     "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"},
                                              {"AttributeName": "a", "AttributeType": "S"},
                                              {"AttributeName": "b", "AttributeType": "B"}],
                     "GlobalSecondaryIndexes": [{"IndexName": "gsi", "Projection": {"ProjectionType": "ALL"},
                       "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"},
                                     {"AttributeName": "a", "KeyType": "RANGE"},
                                     {"AttributeName": "b", "KeyType": "RANGE"}]}]}
                    """)
                .status())
        .isEqualTo(200);
    var tooLong = "Aggregated size of all range keys has exceeded the size limit of 1024 bytes";
    assertThat(putSorted(1021).status()).isEqualTo(200);
    assertThat(putSorted(1022).message()).contains(tooLong);
    assertThat(
            TARGET
                .ask(
                    "UpdateItem",
                    """
                    {"TableName": "limits-of-sort-keys", "Key": {"pk": {"S": "p"}}, "UpdateExpression": "SET a = :a",
                     "ExpressionAttributeValues": {":a": {"S": "%s"}}}
                    """
                        .formatted("x".repeat(1022)))
                .message())
        .contains(tooLong);
    TARGET.ask("DeleteTable", "{\"TableName\": \"limits-of-sort-keys\"}");
  }

  /// @param length of the first of the two attributes; the second has three bytes
  private static Answer putSorted(int length) {
    return TARGET.ask(
        "PutItem",
        """
        {"TableName": "limits-of-sort-keys",
         "Item": {"pk": {"S": "p"}, "a": {"S": "%s"}, "b": {"B": "AAAA"}}}
        """
            .formatted("x".repeat(length)));
  }

  @Test
  void the_segments_of_a_scan_are_apart_and_together_the_whole() {
    for (var i = 0; i < 40; i++) {
      put(item("scan" + i, i, 40));
    }
    var whole = keys("");
    var together = new HashSet<String>();
    var sum = 0;
    for (var segment = 0; segment < 7; segment++) {
      var part = keys(", \"Segment\": " + segment + ", \"TotalSegments\": 7");
      sum += part.size();
      together.addAll(part);
    }
    assertThat(together).isEqualTo(new HashSet<>(whole));
    assertThat(sum).isEqualTo(whole.size());
    assertThat(whole).hasSizeGreaterThanOrEqualTo(40);
  }

  private static List<String> keys(String segment) {
    var keys = new ArrayList<String>();
    var start = "";
    do {
      var answer =
          TARGET
              .ask(
                  "Scan",
                  "{\"TableName\": \"limits\", \"ProjectionExpression\": \"pk, sk\", \"ConsistentRead\": true%s%s}"
                      .formatted(segment, start))
              .json();
      answer.path("Items").forEach(item -> keys.add(item.toString()));
      var last = answer.path("LastEvaluatedKey");
      start = last.isMissingNode() ? "" : ", \"ExclusiveStartKey\": " + last;
    } while (!start.isEmpty());
    return keys;
  }
}
