package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.wire.JsonOut;
import com.callcat.dev.dynamodb.wire.ParsedAttributes;
import com.callcat.dev.dynamodb.wire.Struct;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Writes the keys of a table that were not processed, with the parameters of their request.
final class UnprocessedKeys {
  private UnprocessedKeys() {}

  static void write(JsonOut out, List<Item> keys, Struct request) {
    out.items("Keys", keys);
    if (request.has("ConsistentRead")) {
      out.bool("ConsistentRead", request.is("ConsistentRead"));
    }
    out.string("ProjectionExpression", request.string("ProjectionExpression"));
    var names = request.stringMap("ExpressionAttributeNames");
    if (names != null) {
      out.object(
          "ExpressionAttributeNames",
          inner -> names.forEach((key, name) -> inner.string(key, name)));
    }
  }

  /// The whole batch in the form of AWS's messages.
  static String show(Struct tables) {
    var json =
        JsonOut.object(
            out ->
                tables
                    .names()
                    .forEach(
                        name ->
                            out.object(
                                name,
                                table -> {
                                  var part = Objects.requireNonNull(tables.struct(name));
                                  write(table, keys(part), part);
                                })));
    return new String(json, StandardCharsets.UTF_8);
  }

  private static List<Item> keys(Struct part) {
    return Objects.requireNonNullElse(part.attributeMaps("Keys"), List.<ParsedAttributes>of())
        .stream()
        .map(ParsedAttributes::item)
        .toList();
  }
}
