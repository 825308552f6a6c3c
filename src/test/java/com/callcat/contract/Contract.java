package com.callcat.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.contract.ApiResponse.ApiHeader;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Fails a test whose exchange with the program breaks the contract. Test clients hand every
/// exchange to it, so that all tests check the contract without saying so.
public final class Contract {
  private static final OpenApi API = OpenApi.CONTRACT;
  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonPointer PROBLEM = JsonPointer.compile("/components/schemas/Problem");

  private static final String EVENT_STREAM = "text/event-stream";
  private static final String DATA = "data: ";

  /// What any answer may carry, and the contract says once for all or HTTP itself.
  private static final Set<String> GENERAL_HEADERS =
      Set.of(
          ":status",
          "cache-control",
          "connection",
          "content-length",
          "content-type",
          "referrer-policy",
          "transfer-encoding",
          "vary",
          "x-content-type-options");

  /// What may be refused before anybody looks where the request goes.
  private static final Set<Integer> NOWHERE = Set.of(400, 401, 404, 414, 431);

  private Contract() {}

  /// An answer that the contract has, by its operation and by what the contract calls its status.
  public record Seen(String operation, String status) {}

  /// Checks an exchange.
  ///
  /// @return what was seen; nothing when the request was not for an operation
  public static Set<Seen> check(HttpResponse<String> response) {
    var exchange = new ApiExchange(response.request(), response);
    var there = API.operations().stream().filter(each -> each.matches(exchange.path())).toList();
    // A path without parameters hides one with.
    var path =
        there.stream()
            .map(ApiOperation::path)
            .min((left, right) -> Boolean.compare(left.contains("{"), right.contains("{")))
            .orElse("");
    return check(exchange, there.stream().filter(each -> each.path().equals(path)).toList());
  }

  private static Set<Seen> check(ApiExchange exchange, List<ApiOperation> there) {
    var method = exchange.method().equals("HEAD") ? "GET" : exchange.method();
    var operation = there.stream().filter(each -> each.method().equals(method)).findFirst();
    if (operation.isPresent()) {
      return check(exchange, operation.get());
    }
    if (there.isEmpty()) {
      assertThat(NOWHERE).as("%s", exchange).contains(exchange.status());
      checkProblem(exchange);
    } else if (exchange.isPreflight()) {
      return Set.of();
    } else if (exchange.method().equals("OPTIONS")) {
      assertThat(exchange.status()).as("%s", exchange).isEqualTo(204);
      checkAllow(exchange, there);
    } else if (exchange.status() == 405) {
      checkAllow(exchange, there);
      checkProblem(exchange);
    } else {
      assertThat(NOWHERE).as("%s", exchange).contains(exchange.status());
    }
    return Set.of();
  }

  private static Set<Seen> check(ApiExchange exchange, ApiOperation operation) {
    var documented = operation.documented(exchange.status());
    if (documented == null) {
      throw new AssertionError("not a status of " + operation.id() + ": " + exchange);
    }
    var response = operation.response(documented);
    response.headers().values().forEach(header -> checkHeader(exchange, header));
    checkNoOtherHeader(exchange, response);
    checkBody(exchange, response.content());
    if (exchange.status() < 300) {
      RequestCheck.check(API, operation, exchange);
    }
    return Set.of(new Seen(operation.id(), documented));
  }

  private static void checkHeader(ApiExchange exchange, ApiHeader header) {
    var value = exchange.response().headers().firstValue(header.name());
    if (value.isPresent()) {
      expectNoFaults(
          exchange,
          header.name(),
          header.schema(),
          RequestCheck.typed(API, header.schema(), value.get()));
    } else {
      assertThat(header.required()).as("%s is missing: %s", header.name(), exchange).isFalse();
    }
  }

  private static void checkNoOtherHeader(ApiExchange exchange, ApiResponse response) {
    var sent =
        exchange.response().headers().map().keySet().stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .filter(name -> !GENERAL_HEADERS.contains(name))
            .filter(name -> !name.startsWith("access-control-"));
    assertThat(sent).as("headers of %s", exchange).isSubsetOf(response.headers().keySet());
  }

  private static void checkBody(ApiExchange exchange, Map<String, JsonPointer> content) {
    var body = exchange.response().body();
    if (content.isEmpty() || exchange.method().equals("HEAD")) {
      assertThat(body).as("%s", exchange).isEmpty();
      return;
    }
    assertThat(content).as("%s", exchange).containsKey(exchange.contentType());
    var schema = content.get(exchange.contentType());
    if (schema != null && !API.at(schema).isMissingNode()) {
      values(exchange).forEach(value -> expectNoFaults(exchange, "the body", schema, value));
    }
  }

  /// The one that the body is; of a stream, the data of each event.
  private static Stream<JsonNode> values(ApiExchange exchange) {
    var body = exchange.response().body();
    if (exchange.contentType().equals(EVENT_STREAM)) {
      return body.lines()
          .filter(line -> line.startsWith(DATA))
          .map(line -> json(line.substring(DATA.length())));
    }
    return Stream.of(exchange.contentType().endsWith("json") ? json(body) : new TextNode(body));
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException notJson) {
      return MissingNode.getInstance();
    }
  }

  private static void checkProblem(ApiExchange exchange) {
    if (!exchange.method().equals("HEAD")) {
      assertThat(exchange.contentType()).as("%s", exchange).isEqualTo("application/problem+json");
      expectNoFaults(exchange, "the body", PROBLEM, json(exchange.response().body()));
    }
  }

  private static void checkAllow(ApiExchange exchange, List<ApiOperation> there) {
    var expected = new TreeSet<>(Set.of("OPTIONS"));
    there.stream().flatMap(Contract::methods).forEach(expected::add);
    var allowed = exchange.response().headers().firstValue("Allow").orElse("");
    assertThat(Set.of(allowed.split(", ", -1))).as("%s", exchange).isEqualTo(expected);
  }

  /// A stream has no length to be asked for.
  private static Stream<String> methods(ApiOperation operation) {
    return operation.method().equals("GET") && !operation.id().equals("streamCallEvents")
        ? Stream.of("GET", "HEAD")
        : Stream.of(operation.method());
  }

  /// What the API's listener must have, as `GET /api/calls`.
  public static List<String> operationsOfTheApi() {
    return API.operations().stream()
        .filter(each -> each.listener().equals("api"))
        .map(each -> each.method() + " " + each.path())
        .toList();
  }

  static void expectNoFaults(
      ApiExchange exchange, String what, JsonPointer schema, JsonNode value) {
    var faults =
        API.faults(schema, value).stream().map(Object::toString).collect(Collectors.joining("; "));
    assertThat(faults).as("%s of %s", what, exchange).isEmpty();
  }
}
