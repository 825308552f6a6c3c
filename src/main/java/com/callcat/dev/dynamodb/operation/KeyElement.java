package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.Type;
import com.callcat.dev.dynamodb.table.KeyAttribute;
import com.callcat.dev.dynamodb.table.Keys;
import com.callcat.dev.dynamodb.wire.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// An element of the `KeySchema` in a request.
record KeyElement(String name, String keyType) {
  static final int MOST = 2;

  /// The most attributes of each type in the key of a global index.
  private static final int MOST_OF_TYPE = 4;

  static final int MOST_GLOBAL = 2 * MOST_OF_TYPE;

  static List<KeyElement> read(Struct of) {
    return Objects.requireNonNullElse(of.structs("KeySchema"), List.<Struct>of()).stream()
        .map(
            element ->
                new KeyElement(
                    Objects.requireNonNullElse(element.string("AttributeName"), ""),
                    Objects.requireNonNullElse(element.string("KeyType"), "")))
        .toList();
  }

  /// Checks the constraints of a `KeySchema`.
  static void constrain(Constraints constraints, String at, Struct of, int most) {
    var elements = of.structs("KeySchema");
    constraints.required(at, elements != null);
    if (elements == null) {
      return;
    }
    constraints.length(at, () -> read(of).toString(), elements.size(), 1, most);
    var number = 0;
    for (var element : elements) {
      number++;
      var member = at + "." + number + ".member.";
      var keyType = element.string("KeyType");
      constraints
          .required(member + "attributeName", element.has("AttributeName"))
          .required(member + "keyType", keyType != null)
          .oneOf(member + "keyType", keyType, "HASH", "RANGE");
    }
  }

  /// The key of a table or of a local index.
  ///
  /// @param types the types of the defined attributes
  static Keys keys(List<KeyElement> elements, Map<String, Type> types) {
    check(elements, types);
    if (elements.size() == MOST && !elements.getLast().isSort()) {
      throw invalid("The second KeySchemaElement is not a RANGE key type");
    }
    return split(elements, types);
  }

  /// The key of a global index, of up to four attributes each. Source: Developer Guide,
  /// "Multi-attribute keys pattern"; messages as seen at AWS, github.com/alchemy-run/alchemy pull
  /// request 1216.
  static Keys globalKeys(List<KeyElement> elements, Map<String, Type> types) {
    check(elements, types);
    var keys = split(elements, types);
    notTooMany("HASH", keys.partition());
    notTooMany("RANGE", keys.sort());
    if (elements.subList(0, keys.partition().size()).stream().anyMatch(KeyElement::isSort)) {
      throw invalid("All HASH key attributes must precede RANGE key attributes in the KeySchema");
    }
    return keys;
  }

  private static void notTooMany(String keyType, List<KeyAttribute> attributes) {
    if (attributes.size() > MOST_OF_TYPE) {
      throw invalid(
          "The KeySchema exceeds the maximum allowed number of " + keyType + " key attributes");
    }
  }

  private static ApiException invalid(String what) {
    return ApiException.validation("Invalid KeySchema: " + what);
  }

  private boolean isSort() {
    return keyType.equals("RANGE");
  }

  private static void check(List<KeyElement> elements, Map<String, Type> types) {
    var names = elements.stream().map(KeyElement::name).toList();
    if (!types.keySet().containsAll(names)) {
      throw ApiException.invalid(
          "Some index key attributes are not defined in AttributeDefinitions. Keys: %s, AttributeDefinitions: %s"
              .formatted(names, List.copyOf(types.keySet())));
    }
    if (Set.copyOf(names).size() < names.size()) {
      throw ApiException.validation(
          "Both the Hash Key and the Range Key element in the KeySchema have the same name");
    }
    if (elements.getFirst().isSort()) {
      throw invalid("The first KeySchemaElement is not a HASH key type");
    }
  }

  private static Keys split(List<KeyElement> elements, Map<String, Type> types) {
    var partition = new ArrayList<KeyAttribute>();
    var sort = new ArrayList<KeyAttribute>();
    for (var element : elements) {
      var type = Objects.requireNonNull(types.get(element.name()));
      (element.isSort() ? sort : partition).add(new KeyAttribute(element.name(), type));
    }
    return new Keys(partition, sort);
  }

  /// The form in AWS's messages.
  @Override
  public String toString() {
    return "KeySchemaElement(attributeName=" + name + ", keyType=" + keyType + ")";
  }
}
