package com.callcat.dev.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An update by itself may be refused for its size before the item is too large: what it takes is
/// reckoned from the request. Source: measured in eu-west-2 and 21 other regions by
/// dynamodb-conformance, `itemSizeBySurface`.
class UpdateSizeTest {
  private static final int MAX_ITEM = 400 * 1024;
  private static final int UPDATE = 3;
  private static final int SET = 19;
  private static final String REFUSED = "Item size to update has exceeded the maximum allowed size";
  private static final Target TARGET = Target.chosen();

  @BeforeAll
  static void table() {
    var made =
        TARGET.ask(
            "CreateTable",
            """
            {"TableName": "update-sizes", "BillingMode": "PAY_PER_REQUEST",
             "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
             "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}]}
            """);
    assertThat(made.status()).isEqualTo(200);
  }

  @AfterAll
  static void close() {
    TARGET.ask("DeleteTable", "{\"TableName\": \"update-sizes\"}");
    TARGET.close();
  }

  @BeforeEach
  void item() {
    TARGET.ask(
        "PutItem",
        """
        {"TableName": "update-sizes",
         "Item": {"pk": {"S": "K"}, "n": {"N": "1"}, "l": {"L": [{"S": "e"}, {"S": "f"}]},
                  "ss": {"SS": ["p", "q"]}, "m": {"M": {"z": {"S": "y"}}}}}
        """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SET c = :s | 30", // 19 + c + ten bytes
        "SET m.z = :s | 35", // 19 + m + 4 + z + ten bytes
        "SET l[1] = :s | 35",
        "SET c = m | 36", // 19 + c + 1 + 14 + m
        "SET c = m.z | 51",
        "SET c = l[1] | 51",
        "SET n = n + :n | 72", // 19 + n + 34 + 16 + two bytes
        "SET n = n - :n | 75",
        "SET c = if_not_exists(c, :s) | 85",
        "SET c = if_not_exists(n, :s) | 85",
        "SET l = list_append(l, :l) | 87", // a list takes 3, and 1 for each element
        "ADD n :n | 22",
        "ADD ss :ss | 41",
        "REMOVE m | 2",
        "REMOVE m.z | 7",
        "REMOVE l[1] | 7",
        "DELETE ss :ss | 3",
      })
  void each_clause_takes_its_share(String clause, int share) {
    var clauses =
        clause.startsWith("SET ") ? ", " + clause.substring("SET ".length()) : " " + clause;
    var room = MAX_ITEM - UPDATE - SET - "b".length() - share;
    assertThat(update(clauses, room).status()).isEqualTo(200);
    item();
    assertThat(update(clauses, room + 1).message()).isEqualTo(REFUSED);
  }

  @Test
  void it_is_told_before_the_condition() {
    var body = body("", MAX_ITEM, ", \"ConditionExpression\": \"attribute_exists(nothing)\"");
    assertThat(TARGET.ask("UpdateItem", body).message()).isEqualTo(REFUSED);
  }

  @Test
  void an_update_in_a_transaction_is_held_to_the_size_of_the_item() {
    var room = MAX_ITEM - "pkL".length() - "b".length();
    assertThat(transact(room).status()).isEqualTo(200);
    assertThat(transact(room + 1).error()).isEqualTo("TransactionCanceledException");
  }

  private static Target.Answer transact(int bytes) {
    var update =
        """
        {"TableName": "update-sizes", "Key": {"pk": {"S": "L"}}, "UpdateExpression": "SET b = :b",
         "ExpressionAttributeValues": {":b": {"S": "%s"}}}
        """
            .formatted("x".repeat(bytes));
    return TARGET.ask("TransactWriteItems", "{\"TransactItems\": [{\"Update\": " + update + "}]}");
  }

  private static Target.Answer update(String clauses, int bytes) {
    return TARGET.ask("UpdateItem", body(clauses, bytes, ""));
  }

  private static String body(String clauses, int bytes, String more) {
    var values = new StringBuilder();
    value(values, clauses, ":s", "{\"S\": \"ssssssssss\"}");
    value(values, clauses, ":n", "{\"N\": \"1\"}");
    value(values, clauses, ":l", "{\"L\": [{\"S\": \"ssssssssss\"}]}");
    value(values, clauses, ":ss", "{\"SS\": [\"rrrrrrrrrr\", \"ssssssssss\"]}");
    return """
        {"TableName": "update-sizes", "Key": {"pk": {"S": "K"}}, "UpdateExpression": "SET b = :b%s",
         "ExpressionAttributeValues": {%s":b": {"S": "%s"}}%s}
        """
        .formatted(clauses, values, "x".repeat(bytes), more);
  }

  private static void value(StringBuilder values, String clauses, String name, String value) {
    if (clauses.matches(".*" + name + "\\b.*")) {
      values.append('"').append(name).append("\": ").append(value).append(", ");
    }
  }
}
