package com.callcat.dev.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.callcat.dev.dynamodb.faults.InjectedFaultsBuilder;
import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.ErrorCode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What can be done with a table and an index that are still being made. Source: API reference,
/// TableDescription and UpdateTable; messages held to AWS by dynalite's tests.
class StatesTest {
  private static final Duration CREATION = Duration.ofSeconds(10);
  private static final String NAME = "{\"TableName\": \"unkind\"}";

  private final CrankedDatabase base =
      new CrankedDatabase(new InjectedFaultsBuilder().seed(1).creation(CREATION).build());

  private static String index(String change) {
    return """
    {"TableName": "unkind", "AttributeDefinitions": [{"AttributeName": "h", "AttributeType": "S"}],
     "GlobalSecondaryIndexUpdates": [%s]}
    """
        .formatted(change);
  }

  private static String made(String name) {
    return index(
        """
        {"Create": {"IndexName": "%s", "KeySchema": [{"AttributeName": "h", "KeyType": "HASH"}],
                    "Projection": {"ProjectionType": "ALL"}}}
        """
            .formatted(name));
  }

  /// Source: API reference, UpdateTimeToLive.
  @Test
  void what_expires_can_be_changed_again_after_an_hour() {
    base.pass(CREATION);
    base.ask("UpdateTimeToLive", timeToLive(true));
    base.pass(Duration.ofHours(1).minusMillis(1));
    isRefused(ErrorCode.VALIDATION, "UpdateTimeToLive", timeToLive(false));
    base.pass(Duration.ofMillis(1));
    base.ask("UpdateTimeToLive", timeToLive(false));
    isRefused(ErrorCode.VALIDATION, "UpdateTimeToLive", timeToLive(true));
    base.pass(Duration.ofHours(1));
    base.ask("UpdateTimeToLive", timeToLive(true));
  }

  private static String timeToLive(boolean enabled) {
    return "{\"TableName\": \"unkind\", \"TimeToLiveSpecification\": {\"AttributeName\": \"t\", \"Enabled\": %s}}"
        .formatted(enabled);
  }

  private void isRefused(ErrorCode code, String operation, String request) {
    assertThatThrownBy(() -> base.ask(operation, request))
        .isInstanceOfSatisfying(
            ApiException.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  @Test
  void a_table_that_is_being_made_is_neither_used_nor_changed_nor_deleted() {
    var table = base.ask("DescribeTable", NAME).path("Table");
    assertThat(table.path("TableStatus").asText()).isEqualTo("CREATING");
    assertThat(table.at("/GlobalSecondaryIndexes/0/IndexStatus").asText()).isEqualTo("CREATING");
    isRefused(ErrorCode.RESOURCE_NOT_FOUND, "Scan", NAME);
    isRefused(ErrorCode.RESOURCE_IN_USE, "DeleteTable", NAME);
    isRefused(ErrorCode.RESOURCE_IN_USE, "UpdateTable", made("by-h"));
    base.pass(CREATION);
    assertThat(base.ask("Scan", NAME).path("Count").asInt()).isZero();
    assertThat(base.ask("DeleteTable", NAME).at("/TableDescription/TableStatus").asText())
        .isEqualTo("DELETING");
  }

  @Test
  void while_an_index_is_being_made_no_other_is_made_or_deleted() {
    base.pass(CREATION);
    base.ask("UpdateTable", made("by-h"));
    isRefused(ErrorCode.LIMIT_EXCEEDED, "UpdateTable", made("another"));
    isRefused(
        ErrorCode.LIMIT_EXCEEDED, "UpdateTable", index("{\"Delete\": {\"IndexName\": \"by-g\"}}"));
    base.pass(CREATION);
    base.ask("UpdateTable", index("{\"Delete\": {\"IndexName\": \"by-g\"}}"));
    assertThat(base.ask("DescribeTable", NAME).at("/Table/GlobalSecondaryIndexes")).hasSize(1);
  }
}
