package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.wire.Shape;
import com.callcat.dev.dynamodb.wire.Struct;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Shows a batch of writes as AWS does in its messages, where only a meaningless number stands for
/// each value.
final class ShownWrites {
  private ShownWrites() {}

  static String of(Struct tables) {
    var all = new LinkedHashMap<String, List<String>>();
    for (var name : tables.names()) {
      var requests = Objects.requireNonNullElse(tables.structs(name), List.<Struct>of());
      all.put(name, requests.stream().map(ShownWrites::request).toList());
    }
    return all.toString();
  }

  private static String request(Struct write) {
    return "WriteRequest(putRequest=%s, deleteRequest=%s)"
        .formatted(
            part(write, "PutRequest", "Item", ", workloadProfileName=null"),
            part(write, "DeleteRequest", "Key", ""));
  }

  private static String part(Struct request, String kind, String member, String after) {
    var part = request.struct(kind);
    if (part == null) {
      return "null";
    }
    var attributes = part.attributes(member);
    var values = new LinkedHashMap<String, String>();
    if (attributes != null) {
      attributes
          .item()
          .attributes()
          .forEach(
              (name, value) ->
                  values.put(
                      name,
                      Shape.PACKAGE + "AttributeValue@" + Integer.toHexString(value.hashCode())));
    }
    return "%s(%s=%s%s)".formatted(kind, member.toLowerCase(Locale.ROOT), values, after);
  }
}
