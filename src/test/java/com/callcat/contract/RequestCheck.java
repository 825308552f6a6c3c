package com.callcat.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;

/// Checks what was asked. A request that was accepted must be one that the contract allows, or a
/// client that keeps to the contract could not make it.
final class RequestCheck {
  private RequestCheck() {}

  static void check(OpenApi api, ApiOperation operation, ApiExchange exchange) {
    var query = new QueryStringDecoder(exchange.request().uri()).parameters();
    for (var parameter : operation.parameters()) {
      var values =
          switch (parameter.in()) {
            case "query" -> query.getOrDefault(parameter.name(), List.of());
            case "header" -> exchange.request().headers().allValues(parameter.name());
            default -> List.<String>of();
          };
      for (var value : values) {
        Contract.expectNoFaults(
            exchange, parameter.name(), parameter.schema(), typed(api, parameter.schema(), value));
      }
    }
    if (operation.requestSchema() != null) {
      Contract.expectNoFaults(
          exchange,
          "the request",
          operation.requestSchema(),
          Contract.json(exchange.requestBody()));
    }
  }

  /// A text as the value that its schema speaks of.
  static JsonNode typed(OpenApi api, JsonPointer schema, String text) {
    var type = api.at(api.resolve(schema)).path("type").asText();
    return type.equals("integer") && text.matches("-?\\d{1,18}")
        ? LongNode.valueOf(Long.parseLong(text))
        : TextNode.valueOf(text);
  }
}
