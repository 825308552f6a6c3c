package com.callcat.dev.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is looked at before an operation is carried out: method, content type, JSON, target,
/// signature, in this order. Source: dynalite, tests of connections, held to AWS.
class FrontTest {
  private static final String TYPE = "application/x-amz-json-1.0";
  private static final String LIST = "DynamoDB_20120810.ListTables";
  private static final String DATE = "20300101T000000Z";
  private static final String SIGNED =
      "AWS4-HMAC-SHA256 Credential=a/20300101/us-east-1/dynamodb/aws4_request,"
          + " SignedHeaders=host, Signature=0";
  private static final Target TARGET = Target.own(Options.inMemory(InstantSource.system()));

  @AfterAll
  static void close() {
    TARGET.close();
  }

  @Test
  void a_probe_is_told_that_the_server_is_well() {
    var answer = TARGET.send(HttpRequest.newBuilder(TARGET.endpoint()).GET().build());
    assertThat(answer).hasToString("200 healthy: dynamodb.us-east-1.amazonaws.com ");
    assertIsSummed(answer);
  }

  @ParameterizedTest
  @CsvSource({"PUT, application/json", "DELETE, application/json", "POST, text/plain", "POST, "})
  void what_is_no_call_of_the_protocol_is_not_found(String method, String type) {
    var request =
        HttpRequest.newBuilder(TARGET.endpoint())
            .header("X-Amz-Target", LIST)
            .header("Authorization", SIGNED)
            .header("X-Amz-Date", DATE)
            .method(method, BodyPublishers.ofString("{}"));
    if (type != null) {
      request.header("Content-Type", type);
    }
    var answer = TARGET.send(request.build());
    assertThat(answer).hasToString("404 <UnknownOperationException/>\n");
    assertIsSummed(answer);
  }

  @ParameterizedTest
  @CsvSource({
    "application/x-amz-json-1.0, application/x-amz-json-1.0",
    "application/json, application/json",
    "application/json; charset=utf-8, application/json",
  })
  void an_answer_is_in_the_content_type_of_its_request(String asked, String answered) {
    var request =
        HttpRequest.newBuilder(TARGET.endpoint())
            .header("Content-Type", asked)
            .header("X-Amz-Target", LIST)
            .header("Authorization", SIGNED)
            .header("X-Amz-Date", DATE)
            .POST(BodyPublishers.ofString("{}"));
    var answer = TARGET.send(request.build());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().get("content-type")).containsExactly(answered);
  }

  @ParameterizedTest
  @CsvSource({
    "'{', DynamoDB_20120810.ListTables, SerializationException",
    "'{', DynamoDB_20120810.NoSuch, SerializationException",
    "'{} {}', '', SerializationException",
    "'', DynamoDB_20120810.NoSuch, UnknownOperationException",
    "'{}', '', UnknownOperationException",
    "'{}', DynamoDB_20120810.listTables, UnknownOperationException",
    "'{}', DynamoDB_20111205.ListTables, UnknownOperationException",
    "'{}', ListTables, UnknownOperationException",
    "'{}', DynamoDB_20120810.ListTables, MissingAuthenticationTokenException",
    "'[]', DynamoDB_20120810.ListTables, MissingAuthenticationTokenException",
    "'', DynamoDB_20120810.ListTables, MissingAuthenticationTokenException",
  })
  void json_comes_before_the_target_and_the_target_before_the_signature(
      String body, String target, String error) {
    var answer = TARGET.send(request(body, target, Map.of(), "").build());
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).isEqualTo(error);
  }

  @Test
  void a_signature_that_is_none_is_missing() {
    for (var authorization : new String[] {"x", "Basic abc", "AWS3 a"}) {
      var answer = TARGET.send(signed(Map.of("Authorization", authorization)));
      assertThat(answer.error()).isEqualTo("MissingAuthenticationTokenException");
      assertThat(answer.message()).isEqualTo("Request is missing Authentication Token");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AWS4- Signature=b,Credential=a,SignedHeaders=c||date",
        "AWS4- Signature=b,Credential=a|2030|SignedHeaders",
        "AWS4- Credential=a SignedHeaders=c|2030|Signature",
        "AWS4- Signature=,SignedHeaders=c|2030|Credential Signature",
        "AWS4-||Credential Signature SignedHeaders date",
      })
  void each_part_that_a_header_lacks_is_told(String authorization, String date, String lacks) {
    var headers =
        date == null
            ? Map.of("Authorization", authorization)
            : Map.of("Authorization", authorization, "X-Amz-Date", date);
    var message = new StringBuilder();
    for (var part : lacks.split(" ", -1)) {
      message.append(
          part.equals("date")
              ? "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. "
              : "Authorization header requires '" + part + "' parameter. ");
    }
    assertIsIncomplete(TARGET.send(signed(headers)), message + "Authorization=" + authorization);
  }

  @ParameterizedTest
  @CsvSource({
    "X-Amz-Algorithm, X-Amz-Algorithm X-Amz-Credential X-Amz-Signature X-Amz-SignedHeaders X-Amz-Date",
    "X-Amz-Algorithm=a&X-Amz-Credential=b&X-Amz-Date=c, X-Amz-Signature X-Amz-SignedHeaders",
  })
  void each_part_that_a_query_lacks_is_told(String query, String lacks) {
    var message = new StringBuilder();
    for (var part : lacks.split(" ", -1)) {
      message.append("AWS query-string parameters must include '").append(part).append("'. ");
    }
    assertIsIncomplete(
        TARGET.send(request("{}", LIST, Map.of(), query).build()),
        message + "Re-examine the query-string parameters.");
  }

  @Test
  void a_signature_may_be_in_the_query() {
    var query =
        "X-Amz-Algorithm=a&X-Amz-Credential=b%2Fc&X-Amz-Signature=d&X-Amz-SignedHeaders=e&X-Amz-Date=f";
    assertThat(TARGET.send(request("{}", LIST, Map.of(), query).build()).status()).isEqualTo(200);
  }

  @Test
  void one_signature_is_enough() {
    var answer =
        TARGET.send(request("{}", LIST, Map.of("Authorization", "x"), "X-Amz-Algorithm=a").build());
    assertThat(answer.error()).isEqualTo("InvalidSignatureException");
    assertThat(answer.message())
        .isEqualTo(
            "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");
  }

  private static void assertIsIncomplete(Target.Answer answer, String message) {
    assertThat(answer.error()).isEqualTo("IncompleteSignatureException");
    assertThat(answer.message()).isEqualTo(message);
  }

  private static void assertIsSummed(Target.Answer answer) {
    var sum = new CRC32();
    sum.update(answer.body().getBytes());
    assertThat(answer.headers().get("x-amz-crc32")).containsExactly(Long.toString(sum.getValue()));
    assertThat(answer.headers().get("x-amzn-requestid")).first().asString().hasSize(52);
  }

  private static HttpRequest signed(Map<String, String> headers) {
    return request("{}", LIST, headers, "").build();
  }

  private static HttpRequest.Builder request(
      String body, String target, Map<String, String> headers, String query) {
    var endpoint = TARGET.endpoint().toString();
    var uri = query.isEmpty() ? endpoint : endpoint + "/?" + query;
    var request =
        HttpRequest.newBuilder(URI.create(uri))
            .header("Content-Type", TYPE)
            .header("X-Amz-Target", target)
            .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    headers.forEach(request::header);
    return request;
  }
}
