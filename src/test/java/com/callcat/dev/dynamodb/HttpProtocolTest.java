package com.callcat.dev.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What is around the operations: headers, sums, broken requests, accounts.
class HttpProtocolTest {
  private static final String TABLE =
      """
      {"TableName": "protocol", "BillingMode": "PAY_PER_REQUEST",
       "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
       "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}]}
      """;
  private static final Target TARGET = Target.own(Options.inMemory(InstantSource.system()));

  @AfterAll
  static void close() {
    TARGET.close();
  }

  @Test
  void an_answer_has_its_sum_and_an_id() {
    var answer = TARGET.ask("ListTables", "{}");
    var sum = new CRC32();
    sum.update(answer.body().getBytes());
    assertThat(answer.headers().get("x-amz-crc32")).containsExactly(Long.toString(sum.getValue()));
    assertThat(answer.headers().get("content-type")).containsExactly("application/x-amz-json-1.0");
    assertThat(answer.headers().get("x-amzn-requestid")).first().asString().hasSize(52);
  }

  @Test
  void what_is_no_json_is_a_serialization_exception() {
    for (var body : new String[] {"", "{", "[]", "{} {}", "{\"Limit\": \"x\"}", "\"x\""}) {
      var answer = TARGET.ask("ListTables", body);
      assertThat(answer.status()).as(body).isEqualTo(400);
      assertThat(answer.error()).as(body).isEqualTo("SerializationException");
    }
  }

  @Test
  void each_access_key_has_tables_of_its_own() {
    assertThat(TARGET.ask("CreateTable", TABLE, "mira").status()).isEqualTo(200);
    assertThat(TARGET.ask("ListTables", "{}", "mira").json().at("/TableNames/0").asText())
        .isEqualTo("protocol");
    assertThat(TARGET.ask("ListTables", "{}", "otto").json().path("TableNames")).isEmpty();
    assertThat(TARGET.ask("CreateTable", TABLE, "otto").status()).isEqualTo(200);
  }

  @Test
  void tables_are_listed_in_pages() {
    for (var name : new String[] {"ccc", "aaa", "bbb"}) {
      TARGET.ask("CreateTable", TABLE.replace("protocol", name), "pages");
    }
    var first = TARGET.ask("ListTables", "{\"Limit\": 2}", "pages").json();
    assertThat(first)
        .hasToString("{\"TableNames\":[\"aaa\",\"bbb\"],\"LastEvaluatedTableName\":\"bbb\"}");
    var second =
        TARGET.ask("ListTables", "{\"Limit\": 2, \"ExclusiveStartTableName\": \"bbb\"}", "pages");
    assertThat(second.json()).hasToString("{\"TableNames\":[\"ccc\"]}");
  }

  @Test
  void an_index_that_is_made_later_has_the_items_that_were_there() {
    TARGET.ask("CreateTable", TABLE, "later");
    TARGET.ask(
        "PutItem",
        "{\"TableName\": \"protocol\", \"Item\": {\"pk\": {\"S\": \"a\"}, \"g\": {\"N\": \"7\"}}}",
        "later");
    var created =
        TARGET.ask(
            "UpdateTable",
            """
            {"TableName": "protocol", "AttributeDefinitions": [{"AttributeName": "g", "AttributeType": "N"}],
             "GlobalSecondaryIndexUpdates": [{"Create": {"IndexName": "by-g",
               "KeySchema": [{"AttributeName": "g", "KeyType": "HASH"}],
               "Projection": {"ProjectionType": "KEYS_ONLY"}}}]}
            """,
            "later");
    assertThat(created.status()).as(created.toString()).isEqualTo(200);
    var query =
        """
        {"TableName": "protocol", "IndexName": "by-g", "KeyConditionExpression": "g = :g",
         "ExpressionAttributeValues": {":g": {"N": "7"}}}
        """;
    assertThat(TARGET.ask("Query", query, "later").json().path("Count").asInt()).isEqualTo(1);
    var deleted =
        TARGET.ask(
            "UpdateTable",
            "{\"TableName\": \"protocol\", \"GlobalSecondaryIndexUpdates\": [{\"Delete\":"
                + " {\"IndexName\": \"by-g\"}}]}",
            "later");
    assertThat(deleted.status()).isEqualTo(200);
    var table = TARGET.ask("DescribeTable", "{\"TableName\": \"protocol\"}", "later").json();
    assertThat(table.at("/Table/GlobalSecondaryIndexes").isMissingNode()).isTrue();
    assertThat(table.at("/Table/AttributeDefinitions").size()).isEqualTo(1);
    assertThat(TARGET.ask("Query", query, "later").message())
        .isEqualTo("The table does not have the specified index: by-g");
  }

  /// Source: Developer Guide, "Data types": strings are Unicode in UTF-8, which half a pair is not
  /// in.
  @Test
  void half_a_surrogate_pair_is_no_text_and_a_whole_one_is() {
    TARGET.ask("CreateTable", TABLE, "pairs");
    var item = "{\"TableName\": \"protocol\", \"Item\": {\"pk\": {\"S\": \"a\"}, %s}}";
    for (var half :
        new String[] {
          "\"x\": {\"S\": \"\\ud83d\"}",
          "\"x\": {\"S\": \"\\ude00\\ud83d\"}",
          "\"x\": {\"SS\": [\"\\ud83d-\"]}",
          "\"\\ud83d\": {\"S\": \"\"}",
          "\"x\": {\"M\": {\"\\ude00\": {\"S\": \"\"}}}"
        }) {
      assertThat(TARGET.ask("PutItem", item.formatted(half), "pairs").error())
          .as(half)
          .isEqualTo("SerializationException");
    }
    TARGET.ask("PutItem", item.formatted("\"x\": {\"S\": \"\\ud83d\\ude00\"}"), "pairs");
    assertThat(
            TARGET
                .ask(
                    "GetItem",
                    "{\"TableName\": \"protocol\", \"Key\": {\"pk\": {\"S\": \"a\"}}}",
                    "pairs")
                .json()
                .at("/Item/x/S")
                .asText())
        .isEqualTo("😀");
  }

  @Test
  void a_protected_table_is_not_deleted() {
    TARGET.ask(
        "CreateTable",
        TABLE.replace("\"TableName\"", "\"DeletionProtectionEnabled\": true, \"TableName\""),
        "safe");
    var name = "{\"TableName\": \"protocol\"}";
    assertThat(TARGET.ask("DeleteTable", name, "safe").message())
        .contains("protected against deletion");
    TARGET.ask(
        "UpdateTable",
        "{\"TableName\": \"protocol\", \"DeletionProtectionEnabled\": false}",
        "safe");
    assertThat(
            TARGET
                .ask("DeleteTable", name, "safe")
                .json()
                .at("/TableDescription/TableStatus")
                .asText())
        .isEqualTo("DELETING");
    assertThat(TARGET.ask("DescribeTable", name, "safe").error())
        .isEqualTo("ResourceNotFoundException");
  }
}
