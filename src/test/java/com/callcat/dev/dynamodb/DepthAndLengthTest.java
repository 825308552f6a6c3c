package com.callcat.dev.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.dev.dynamodb.Target.Answer;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// How long expressions, and how deep values may be.
class DepthAndLengthTest {
  private static final Target TARGET = Target.chosen();
  private static final String TOO_DEEP =
      "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels"
          + " beyond supported limit";

  @BeforeAll
  static void table() {
    assertThat(
            TARGET
                .ask(
                    "CreateTable",
                    """
                    {"TableName": "limits", "BillingMode": "PAY_PER_REQUEST",
                     "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
                     "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}]}
                    """)
                .status())
        .isEqualTo(200);
  }

  @AfterAll
  static void close() {
    TARGET.ask("DeleteTable", "{\"TableName\": \"limits\"}");
    TARGET.close();
  }

  private static Answer put(String item) {
    return TARGET.ask("PutItem", "{\"TableName\": \"limits\", \"Item\": " + item + "}");
  }

  /// Source: Developer Guide, "Quotas", expression parameters; the three ways in which it is told
  /// as floci's pull request 3447 saw them at AWS.
  @Test
  void an_expression_has_4096_bytes() {
    var key = "{\"TableName\": \"limits\", \"Key\": {\"pk\": {\"S\": \"e\"}}, ";
    var tooLong = "Invalid %s: Expression size has exceeded the maximum allowed size;";
    assertThat(TARGET.ask("UpdateItem", key + expression("UpdateExpression", "REMOVE a", 4096)))
        .extracting(Answer::status)
        .isEqualTo(200);
    assertThat(
            TARGET
                .ask("UpdateItem", key + expression("UpdateExpression", "REMOVE a", 4097))
                .message())
        .isEqualTo("1 validation error detected: " + tooLong.formatted("UpdateExpression"));
    assertThat(TARGET.ask("GetItem", key + expression("ProjectionExpression", "a", 4097)).message())
        .isEqualTo(tooLong.formatted("ProjectionExpression"));
    var filter = expression("FilterExpression", "attribute_exists(a)", 4097);
    assertThat(TARGET.ask("Scan", "{\"TableName\": \"limits\", " + filter).message())
        .isEqualTo(tooLong.formatted("FilterExpression") + " expression size: 4097");
  }

  private static String expression(String parameter, String text, int length) {
    return "\"" + parameter + "\": \"" + text + " ".repeat(length - text.length()) + "\"}";
  }

  /// Source: the same; that it holds for all expressions was seen at AWS by Alternator's tests.
  @Test
  void an_expression_has_300_operators_and_its_paths_32_levels() {
    assertThat(scan("attribute_exists(a)" + " OR attribute_exists(a)".repeat(149)).status())
        .isEqualTo(200);
    assertThat(scan("a.b = a.c OR " + "NOT ".repeat(299) + "a.b = a.c").message())
        .isEqualTo(
            "Invalid FilterExpression: The expression contains too many operators; operator count:"
                + " 301");
    assertThat(scan("(".repeat(2000) + "attribute_exists(a)" + ")".repeat(2000)).message())
        .isEqualTo("Invalid FilterExpression: The expression has redundant parentheses;");
    assertThat(scan("attribute_exists(a" + ".b".repeat(31) + ")").status()).isEqualTo(200);
    assertThat(scan("attribute_exists(a" + ".b".repeat(32) + ")").message())
        .isEqualTo(
            "Invalid FilterExpression: The document path has too many nesting elements; nesting"
                + " levels: 33");
  }

  private static Answer scan(String filter) {
    return TARGET.ask(
        "Scan", "{\"TableName\": \"limits\", \"FilterExpression\": \"" + filter + "\"}");
  }

  /// Source: Developer Guide, "Quotas", nested attribute depth; counted at AWS by dynoxide, issue
  /// 110.
  @Test
  void an_attribute_has_32_levels() {
    var key = "{\"pk\": {\"S\": \"deep\"}, \"a\": ";
    assertThat(put(key + nested(31) + "}").status()).isEqualTo(200);
    assertThat(put(key + nested(32) + "}").message())
        .isEqualTo("1 validation error detected: " + TOO_DEEP);
  }

  /// However deep it is, and wherever: it is never told as broken JSON. Source: as above.
  @Test
  void what_is_far_too_deep_is_told_in_the_same_words() {
    var key = "{\"pk\": {\"S\": \"deep\"}, \"a\": ";
    for (var levels : new int[] {33, 600, 20_000}) {
      assertThat(put(key + nested(levels) + "}").message())
          .isEqualTo("1 validation error detected: " + TOO_DEEP);
      assertThat(put(key + listed(levels) + "}").message())
          .isEqualTo("1 validation error detected: " + TOO_DEEP);
    }
    assertThat(
            TARGET
                .ask(
                    "TransactWriteItems",
                    "{\"TransactItems\": [{\"Put\": {\"TableName\": \"limits\", \"Item\": %s}}]}"
                        .formatted(key + nested(600) + "}"))
                .error())
        .isEqualTo("ValidationException");
  }

  /// Source: API reference, TransactWriteItems, "Nesting Levels have exceeded supported limits";
  /// that an update is held to it by the item that it makes was seen at AWS by
  /// dynamodb-conformance, tests/tier3/limits, in 2026-09.
  @Test
  void an_update_makes_no_item_that_is_too_deep() {
    put("{\"pk\": {\"S\": \"grown\"}, \"a\": {\"M\": {\"b\": {\"M\": {}}}}}");
    var update =
        """
        {"TableName": "limits", "Key": {"pk": {"S": "grown"}}, "UpdateExpression": "SET a.b.c = :v",
         "ExpressionAttributeValues": {":v": %s}}\
        """;
    assertThat(TARGET.ask("UpdateItem", update.formatted(nested(30))).message())
        .isEqualTo(TOO_DEEP);
    assertThat(TARGET.ask("UpdateItem", update.formatted(nested(29))).status()).isEqualTo(200);
  }

  private static String listed(int levels) {
    return "{\"L\": [".repeat(levels) + "{\"S\": \"\"}" + "]}".repeat(levels);
  }

  private static String nested(int levels) {
    return "{\"M\": {\"x\": ".repeat(levels) + "{\"S\": \"\"}" + "}}".repeat(levels);
  }

  /// Source: Developer Guide, "Naming rules"; measured at AWS by ExtendDB, issue 365.
  @Test
  void a_name_has_65535_bytes_and_a_placeholder_255() {
    var key = "{\"pk\": {\"S\": \"name\"}, \"a\": ";
    IntFunction<String> named =
        length -> "{\"M\": {\"" + "n".repeat(length) + "\": {\"S\": \"\"}}}";
    assertThat(put(key + named.apply(65535) + "}").status()).isEqualTo(200);
    assertThat(put(key + named.apply(65536) + "}").message())
        .isEqualTo(
            "1 validation error detected: Attribute name is too large, must be less than 65536"
                + " bytes");
    assertThat(
            TARGET
                .ask(
                    "Scan",
                    "{\"TableName\": \"limits\", \"FilterExpression\": \"x\", \"ExpressionAttributeNames\": {\"#%s\": \"x\"}}"
                        .formatted("x".repeat(255)))
                .message())
        .isEqualTo(
            "ExpressionAttributeNames contains invalid key: The expression attribute map contains a"
                + " key that is too long; size of key: 256");
  }
}
