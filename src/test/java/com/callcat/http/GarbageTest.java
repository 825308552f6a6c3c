package com.callcat.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/// Whatever is sent to whatever route: the answer is never our own fault.
class GarbageTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Api api = new Api();
  private static final String callId = api.created().key().callId().toString();

  @AfterContainer
  static void stop() {
    api.close();
  }

  @Property(tries = 400)
  void no_json_is_our_fault(@ForAll("routes") String route, @ForAll("objects") JsonNode body) {
    expectNoAccident(route, body.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 200)
  void no_bytes_are_our_fault(@ForAll("routes") String route, @ForAll byte[] body) {
    expectNoAccident(route, body);
  }

  @Property(tries = 200)
  void no_query_is_our_fault(@ForAll String name, @ForAll String value) {
    var query = encoded(name) + "=" + encoded(value);

    assertThat(api.get("/api/calls?" + query).status()).isLessThan(500);
    assertThat(api.get("/api/calls?limit=" + encoded(value)).status()).isLessThan(500);
    assertThat(api.get("/api/calls/" + encoded(value)).status()).isLessThan(500);
  }

  @Property(tries = 100)
  void no_header_is_our_fault(@ForAll("headers") String value) {
    var request = Api.json(api.anonymous("/api/auth/login"), "POST", "{}");
    request.header("Accept", value).setHeader("Content-Type", value);
    request.header("Authorization", value).header("traceparent", value);

    assertThat(api.send(request).status()).isLessThan(500);
    assertThat(api.send(api.anonymous("/api/calls").header("Authorization", value)).status())
        .isEqualTo(401);
  }

  @Provide
  Arbitrary<String> routes() {
    var call = "/api/calls/" + callId;
    return Arbitraries.of(
        "POST /api/calls",
        "PUT " + call,
        "POST " + call + "/cancel",
        "PUT " + call + "/transcript",
        "POST " + call + "/transcript",
        "POST /api/auth/register",
        "POST /api/auth/login");
  }

  @Provide
  Arbitrary<JsonNode> objects() {
    var names =
        Arbitraries.oneOf(
            Arbitraries.of(
                "calleeName",
                "phoneNumber",
                "subject",
                "prompt",
                "scheduledAt",
                "scheduledFor",
                "aiLanguage",
                "voiceId",
                "status",
                "transcriptText",
                "text",
                "role",
                "content",
                "email",
                "password",
                "firstName",
                "lastName"),
            Arbitraries.strings().ofMaxLength(20));
    return Arbitraries.maps(names, values()).ofMaxSize(8).map(GarbageTest::object);
  }

  @Provide
  Arbitrary<String> headers() {
    return Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(60);
  }

  private static Arbitrary<JsonNode> values() {
    Arbitrary<JsonNode> texts = Arbitraries.strings().ofMaxLength(300).map(JSON::textNode);
    Arbitrary<JsonNode> likely =
        Arbitraries.of(
                "SCHEDULED",
                "IN_PROGRESS",
                "COMPLETED",
                "+15551234567",
                "en",
                "agent",
                "a@b.example")
            .map(JSON::textNode);
    Arbitrary<JsonNode> longs = Arbitraries.longs().map(JSON::numberNode);
    Arbitrary<JsonNode> huge =
        Arbitraries.bigIntegers()
            .between(BigInteger.TEN.pow(90).negate(), BigInteger.TEN.pow(90))
            .map(JSON::numberNode);
    Arbitrary<JsonNode> doubles = Arbitraries.doubles().map(JSON::numberNode);
    Arbitrary<JsonNode> others =
        Arbitraries.of(
            JSON.nullNode(), JSON.booleanNode(true), JSON.arrayNode().add(1), JSON.objectNode());
    return Arbitraries.oneOf(texts, likely, longs, huge, doubles, others);
  }

  private static JsonNode object(Map<String, JsonNode> fields) {
    return JSON.objectNode().setAll(fields);
  }

  private static void expectNoAccident(String route, byte[] body) {
    var method = route.substring(0, route.indexOf(' '));
    var path = route.substring(route.indexOf(' ') + 1);

    var answer = api.send(Api.body(api.mine(path), method, BodyPublishers.ofByteArray(body)));

    assertThat(answer.status()).isLessThan(500);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
