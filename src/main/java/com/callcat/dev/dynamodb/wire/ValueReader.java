package com.callcat.dev.dynamodb.wire;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.Bytes;
import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.model.Numbers;
import com.callcat.dev.dynamodb.model.Sizes;
import com.callcat.dev.dynamodb.model.Type;
import com.callcat.dev.dynamodb.model.Value;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a map of attribute values. It continues after a value that cannot be stored, and keeps the
/// first fault.
final class ValueReader {
  private static final Value NOTHING = new Value.Null();
  private static final Value.Decimal ZERO = new Value.Decimal(BigDecimal.ZERO);

  private static final String MAP = Shape.PACKAGE + "AttributeValue";

  private final JsonParser json;
  private final Scalars scalars;
  private @Nullable ValueFault fault;
  private boolean elementIsNameless;

  private ValueReader(JsonParser json) {
    this.json = json;
    this.scalars = new Scalars(json);
  }

  /// Reads the attributes. The parser must be at the value, and is at its last token afterwards.
  static ParsedAttributes attributes(JsonParser json) throws IOException {
    var reader = new ValueReader(json);
    var map = new LinkedHashMap<String, Value>();
    String faultAt = null;
    reader.scalars.expectMap(MAP);
    while (json.nextToken() != JsonToken.END_OBJECT) {
      var name = reader.scalars.name();
      Sizes.checkName(name);
      json.nextToken();
      var faultless = reader.fault == null;
      if (json.currentToken() != JsonToken.VALUE_NULL) {
        map.put(name, reader.value(0));
      }
      if (faultless && reader.fault != null) {
        faultAt = name;
      }
    }
    return new ParsedAttributes(new Item(map), faultAt, reader.fault(map.containsKey("")));
  }

  private Value value(int depth) throws IOException {
    scalars.expectElement("AttributeValue");
    if (depth >= Sizes.MAX_DEPTH) {
      note(Sizes.TOO_DEEP);
      json.skipChildren();
      return NOTHING;
    }
    Value value = null;
    var types = 0;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      var type = json.currentName();
      json.nextToken();
      if (json.currentToken() == JsonToken.VALUE_NULL) {
        continue;
      }
      var read = ofType(type, depth);
      if (read == null) {
        json.skipChildren();
      } else {
        types++;
        value = read;
      }
    }
    if (types > 1) {
      note(
          "Supplied AttributeValue has more than one datatypes set, must contain exactly one of"
              + " the supported datatypes");
    }
    return value == null ? empty() : value;
  }

  private Value empty() {
    note("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
    return NOTHING;
  }

  private @Nullable Value ofType(String type, int depth) throws IOException {
    return switch (type) {
      case "S" -> new Value.Text(scalars.string());
      case "N" -> number(scalars.string());
      case "B" -> new Value.Binary(new Bytes(scalars.binary()));
      case "BOOL" -> new Value.Bool(scalars.bool());
      case "NULL" -> nothing();
      case "SS" -> set(Type.SS);
      case "NS" -> set(Type.NS);
      case "BS" -> set(Type.BS);
      case "L" -> list(depth);
      case "M" -> map(depth);
      default -> null;
    };
  }

  private Value nothing() throws IOException {
    if (!scalars.bool()) {
      note(
          "One or more parameter values were invalid: Null attribute value types must have the"
              + " value of true");
    }
    return NOTHING;
  }

  private Value number(String text) {
    try {
      return Numbers.parse(text);
    } catch (ApiException refusal) {
      note(ValueFault.ofNumber(text, refusal));
      return ZERO;
    }
  }

  private Value set(Type type) throws IOException {
    scalars.expectList();
    var members = new ArrayList<SetRules.Member>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      members.add(new SetRules.Member(member(type), json.getText()));
    }
    var set = SetRules.check(type, members);
    if (set.fault() != null) {
      note(set.fault());
    }
    return set.value();
  }

  private Value member(Type type) throws IOException {
    return switch (type) {
      case SS -> new Value.Text(scalars.string());
      case NS -> number(scalars.string());
      case BS -> new Value.Binary(new Bytes(scalars.binary()));
      case S, N, B, M, L, NULL, BOOL -> throw new IllegalArgumentException("no set: " + type);
    };
  }

  private Value list(int depth) throws IOException {
    scalars.expectList();
    List<Value> elements = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(depth + 1));
    }
    return new Value.Items(elements);
  }

  private Value map(int depth) throws IOException {
    scalars.expectMap(MAP);
    Map<String, Value> map = new LinkedHashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      var name = scalars.name();
      Sizes.checkName(name);
      elementIsNameless |= name.isEmpty();
      json.nextToken();
      map.put(name, value(depth + 1));
    }
    return new Value.Document(map);
  }

  /// The fault to report. AWS reports an attribute without a name first of all, and an element of a
  /// map without a name last.
  private @Nullable ValueFault fault(boolean attributeIsNameless) {
    return attributeIsNameless || (fault == null && elementIsNameless)
        ? ValueFault.of("Empty attribute name")
        : fault;
  }

  private void note(String what) {
    note(ValueFault.of(what));
  }

  private void note(ValueFault what) {
    if (fault == null) {
      fault = what;
    }
  }
}
