package com.callcat.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;

class TestServersTest {

  @Test
  void postgresql_runs_in_a_container() throws Exception {
    assumeFalse(
        TestServers.dockerIsMissing(),
        "There is no Docker here that can have the image: the users were tested on an embedded"
            + " PostgreSQL, not in a container.");
    var url = TestPostgres.freshDatabase().replace("//postgres:postgres@", "//");
    try (var connection = DriverManager.getConnection("jdbc:" + url, "postgres", "postgres")) {
      assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(18);
    }
  }

  @Test
  void dynamodb_is_played_by_another_server_in_a_container() throws Exception {
    assumeTrue(
        TestServers.DYNAMODB_IMAGE != null,
        "callcat.test.dynamodb.image names no image: the store was tested on the project's own"
            + " DynamoDB alone.");
    var request = HttpRequest.newBuilder(URI.create(TestDynamoDb.endpoint())).build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
    assertThat(answer.statusCode()).isLessThan(500);
  }
}
