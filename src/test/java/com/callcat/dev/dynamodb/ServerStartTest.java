package com.callcat.dev.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.net.BindException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is left of a start that fails, and of a stop.
class ServerStartTest {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final Vertx VERTX = Vertx.vertx();

  @AfterAll
  static void close() {
    VERTX.close().await();
  }

  @Test
  void a_port_that_is_in_use_is_refused_and_the_directory_given_back(@TempDir Path directory) {
    var first = DynamoDbServer.start(VERTX, Options.inMemory(CLOCK)).await();
    var taken = Options.onDisk(directory, first.port(), CLOCK);
    assertThatThrownBy(() -> DynamoDbServer.start(VERTX, taken).await())
        .isInstanceOf(BindException.class);
    first.close().await();
    DynamoDbServer.start(VERTX, taken).await().close().await();
  }

  @Test
  void a_directory_that_is_in_use_is_refused(@TempDir Path directory) {
    var onDisk = Options.onDisk(directory, 0, CLOCK);
    var first = DynamoDbServer.start(VERTX, onDisk).await();
    assertThatThrownBy(() -> DynamoDbServer.start(VERTX, onDisk).await())
        .hasMessageContaining("locked");
    first.close().await();
    DynamoDbServer.start(VERTX, onDisk).await().close().await();
  }

  @Test
  void what_was_written_is_there_at_the_next_start(@TempDir Path directory) {
    try (var target = Target.own(Options.onDisk(directory, 0, CLOCK))) {
      target.ask(
          "CreateTable",
          """
          {"TableName": "kept", "BillingMode": "PAY_PER_REQUEST",
           "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
           "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"},
                                    {"AttributeName": "g", "AttributeType": "N"}],
           "GlobalSecondaryIndexes": [{"IndexName": "by-g", "Projection": {"ProjectionType": "ALL"},
                                       "KeySchema": [{"AttributeName": "g", "KeyType": "HASH"}]}]}
          """);
      target.ask(
          "PutItem",
          """
          {"TableName": "kept", "Item": {"pk": {"S": "a"}, "g": {"N": "1.50"},
            "all": {"L": [{"S": "ü"}, {"B": "AAEC"}, {"BOOL": true}, {"NULL": true}, {"SS": ["x"]},
                          {"NS": ["-1e100"]}, {"BS": ["AQ=="]}, {"M": {"k": {"S": ""}}}]}}}
          """);
    }
    try (var target = Target.own(Options.onDisk(directory, 0, CLOCK))) {
      var found =
          target.ask(
              "Query",
              """
              {"TableName": "kept", "IndexName": "by-g", "KeyConditionExpression": "g = :g",
               "ExpressionAttributeValues": {":g": {"N": "1.5"}}}
              """);
      assertThat(found.json().at("/Items/0/all/L").toString())
          .isEqualTo(
              "[{\"S\":\"ü\"},{\"B\":\"AAEC\"},{\"BOOL\":true},{\"NULL\":true},{\"SS\":[\"x\"]},"
                  + "{\"NS\":[\"-1"
                  + "0".repeat(100)
                  + "\"]},{\"BS\":[\"AQ==\"]},{\"M\":{\"k\":{\"S\":\"\"}}}]");
    }
  }
}
