package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.Type;
import com.callcat.dev.dynamodb.table.IndexDefinition;
import com.callcat.dev.dynamodb.table.Keys;
import com.callcat.dev.dynamodb.wire.Struct;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The types of the attributes in keys, as a request defines them.
final class AttributeDefinitions {
  private AttributeDefinitions() {}

  static void constrain(Constraints constraints, Struct request) {
    var number = 0;
    for (var definition : structs(request)) {
      number++;
      var at = "attributeDefinitions." + number + ".member.";
      constraints
          .required(at + "attributeName", definition.has("AttributeName"))
          .required(at + "attributeType", definition.has("AttributeType"))
          .oneOf(at + "attributeType", definition.string("AttributeType"), "B", "N", "S");
    }
  }

  static int count(Struct request) {
    return structs(request).size();
  }

  private static List<Struct> structs(Struct request) {
    return Objects.requireNonNullElse(request.structs("AttributeDefinitions"), List.<Struct>of());
  }

  /// Reads the definitions, in the order of the request.
  static Map<String, Type> read(Struct request) {
    var types = new LinkedHashMap<String, Type>();
    for (var definition : structs(request)) {
      types.put(
          Objects.requireNonNull(definition.string("AttributeName")),
          Type.valueOf(Objects.requireNonNull(definition.string("AttributeType"))));
    }
    return types;
  }

  /// The names of the attributes in keys.
  static Set<String> used(Keys table, List<IndexDefinition> indexes) {
    var used = new LinkedHashSet<String>();
    table.attributes().forEach(key -> used.add(key.name()));
    indexes.forEach(index -> index.keys().attributes().forEach(key -> used.add(key.name())));
    return used;
  }

  /// Checks that all definitions are used in keys.
  ///
  /// @param count the number of definitions in the request
  static void allAreUsed(
      int count, Map<String, Type> types, Keys table, List<IndexDefinition> indexes) {
    var used = used(table, indexes);
    if (used.size() == count) {
      return;
    }
    throw ApiException.invalid(
        indexes.isEmpty()
            ? "Number of attributes in KeySchema does not exactly match number of attributes"
                + " defined in AttributeDefinitions"
            : "Some AttributeDefinitions are not used. AttributeDefinitions: %s, keys used: %s"
                .formatted(List.copyOf(types.keySet()), List.copyOf(used)));
  }
}
