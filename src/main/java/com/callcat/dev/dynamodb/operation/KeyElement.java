package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.Type;
import com.callcat.dev.dynamodb.table.KeyAttribute;
import com.callcat.dev.dynamodb.table.Keys;
import com.callcat.dev.dynamodb.wire.Struct;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// An element of a `KeySchema`, as a request has it.
record KeyElement(String name, String keyType) {
  static final int MOST = 2;

  static List<KeyElement> read(Struct of) {
    return Objects.requireNonNullElse(of.structs("KeySchema"), List.<Struct>of()).stream()
        .map(
            element ->
                new KeyElement(
                    Objects.requireNonNullElse(element.string("AttributeName"), ""),
                    Objects.requireNonNullElse(element.string("KeyType"), "")))
        .toList();
  }

  /// The constraints of a `KeySchema`.
  static void constrain(Constraints constraints, String at, Struct of) {
    var elements = of.structs("KeySchema");
    constraints.required(at, elements != null);
    if (elements == null) {
      return;
    }
    constraints.length(at, read(of).toString(), elements.size(), 1, MOST);
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

  /// @param types of the attributes that are defined
  static Keys keys(List<KeyElement> elements, Map<String, Type> types) {
    var names = elements.stream().map(KeyElement::name).toList();
    if (!types.keySet().containsAll(names)) {
      throw ApiException.invalid(
          "Some index key attributes are not defined in AttributeDefinitions. Keys: %s, AttributeDefinitions: %s"
              .formatted(names, List.copyOf(types.keySet())));
    }
    if (names.size() == MOST && names.getFirst().equals(names.getLast())) {
      throw ApiException.validation(
          "Both the Hash Key and the Range Key element in the KeySchema have the same name");
    }
    if (!elements.getFirst().keyType().equals("HASH")) {
      throw ApiException.validation(
          "Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
    }
    if (elements.size() == MOST && !elements.getLast().keyType().equals("RANGE")) {
      throw ApiException.validation(
          "Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
    }
    var sort = elements.size() == MOST ? attribute(names.getLast(), types) : null;
    return new Keys(attribute(names.getFirst(), types), sort);
  }

  private static KeyAttribute attribute(String name, Map<String, Type> types) {
    return new KeyAttribute(name, Objects.requireNonNull(types.get(name)));
  }

  /// As AWS shows it.
  @Override
  public String toString() {
    return "KeySchemaElement(attributeName=" + name + ", keyType=" + keyType + ")";
  }
}
