package com.callcat.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class TestServersTest {

  @Test
  void the_databases_run_in_containers() throws Exception {
    assumeFalse(
        TestServers.dockerIsMissing(),
        "There is no Docker here that can have the images: the stores were tested on embedded servers, not in containers.");
    var request = HttpRequest.newBuilder(URI.create(TestDynamoDb.endpoint())).build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as("DynamoDB Local's answer to no request").isEqualTo(400);
  }
}
