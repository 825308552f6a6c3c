package com.callcat.dev.dynamodb;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The parts of random requests: few keys, few attributes, all types, and expressions of any form
/// with the placeholders that they use.
final class RandomExpressions {
  static final List<String> SORT_KEYS = List.of("-1", "0", "1", "1.5", "20");

  private static final List<String> NUMBERS =
      List.of(
          "0", "1", "-1.5", "2", "1e3", "10", "0.000001", "12345678901234567890123456789012345678");
  private static final List<String> TEXTS = List.of("", "a", "ab", "b", "é", "🙂");
  private static final List<String> ATTRIBUTES = List.of("a", "b", "c", "l", "m", "#n", "g");
  private static final List<String> COMPARATORS = List.of("=", "<>", "<", "<=", ">", ">=");

  private final Random random;
  private final Map<String, String> values = new LinkedHashMap<>();
  private boolean named;

  RandomExpressions(Random random) {
    this.random = random;
  }

  /// Begins a request.
  void clear() {
    values.clear();
    named = false;
  }

  @SafeVarargs
  final <T> T oneOf(T... all) {
    return all[random.nextInt(all.length)];
  }

  <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  boolean seldom() {
    return random.nextInt(8) == 0;
  }

  String list(int least, int most, Supplier<String> element) {
    var size = least + random.nextInt(most - least + 1);
    return Stream.generate(element).limit(size).collect(joining(", "));
  }

  String pk() {
    return random.nextInt(60) == 0 ? "{\"N\": \"1\"}" : "{\"S\": \"p" + random.nextInt(3) + "\"}";
  }

  String sk() {
    return "{\"N\": \"" + oneOf(SORT_KEYS) + "\"}";
  }

  String key() {
    return "{\"pk\": %s, \"sk\": %s}".formatted(pk(), sk());
  }

  String item() {
    var attributes = new LinkedHashMap<String, String>();
    for (var i = random.nextInt(5); i > 0; i--) {
      attributes.put(oneOf("a", "b", "c", "l", "m", "n"), value(2));
    }
    if (random.nextBoolean()) {
      attributes.put("g", seldom() ? "{\"N\": \"1\"}" : "{\"S\": \"g" + random.nextInt(2) + "\"}");
    }
    var all = new StringBuilder("{\"pk\": " + pk() + ", \"sk\": " + sk());
    attributes.forEach((name, value) -> all.append(", \"%s\": %s".formatted(name, value)));
    return all.append("}").toString();
  }

  String value(int depth) {
    return switch (random.nextInt(depth > 0 ? 12 : 8)) {
      case 0, 1 -> "{\"S\": \"" + oneOf(TEXTS) + "\"}";
      case 2, 3 -> "{\"N\": \"" + oneOf(NUMBERS) + "\"}";
      case 4 -> "{\"B\": \"" + oneOf("", "AQ==", "AQI=") + "\"}";
      case 5 -> oneOf("{\"BOOL\": true}", "{\"BOOL\": false}", "{\"NULL\": true}");
      case 6 ->
          oneOf("{\"SS\": [\"a\"]}", "{\"SS\": [\"b\", \"a\"]}", "{\"BS\": [\"AQ==\", \"AA==\"]}");
      case 7 -> oneOf("{\"NS\": [\"1\"]}", "{\"NS\": [\"2\", \"1.0\", \"-3\"]}");
      case 8, 9 -> "{\"L\": [" + list(0, 3, () -> value(depth - 1)) + "]}";
      default -> "{\"M\": {\"x\": %s, \"y\": %s}}".formatted(value(depth - 1), value(depth - 1));
    };
  }

  String placeholder(String value) {
    var name = ":v" + values.size();
    values.put(name, value);
    return name;
  }

  String placeholder() {
    return placeholder(value(1));
  }

  String path() {
    var attribute = seldom() ? oneOf("pk", "sk") : oneOf(ATTRIBUTES);
    named |= attribute.equals("#n");
    return attribute + oneOf("", "", "", ".x", ".x.y", "[0]", "[1]", "[0].x");
  }

  /// One side is a value: dynalite takes two sides that are both absent for equal.
  String comparison() {
    var attribute = random.nextInt(3) == 0 ? "size(" + path() + ")" : path();
    return random.nextBoolean()
        ? "%s %s %s".formatted(attribute, oneOf(COMPARATORS), placeholder())
        : "%s %s %s".formatted(placeholder(), oneOf(COMPARATORS), attribute);
  }

  String condition(int depth) {
    return switch (random.nextInt(depth > 0 ? 10 : 7)) {
      case 0 -> oneOf("attribute_exists", "attribute_not_exists") + "(" + path() + ")";
      case 1 ->
          "attribute_type(%s, %s)"
              .formatted(
                  path(), placeholder("{\"S\": \"" + oneOf("S", "N", "L", "M", "SS", "X") + "\"}"));
      case 2 -> "begins_with(%s, %s)".formatted(path(), placeholder());
      case 3 -> "contains(%s, %s)".formatted(path(), placeholder());
      case 4 ->
          "%s BETWEEN %s AND %s"
              .formatted(
                  path(),
                  placeholder("{\"N\": \"" + oneOf("0", "1") + "\"}"),
                  placeholder("{\"N\": \"" + oneOf("1", "2", "0") + "\"}"));
      case 5 -> "%s IN (%s)".formatted(path(), list(1, 3, this::placeholder));
      case 6 -> comparison();
      case 7 -> "NOT " + condition(0);
      case 8 -> "%s AND %s".formatted(condition(depth - 1), condition(depth - 1));
      default -> "(%s OR %s)".formatted(condition(depth - 1), condition(0));
    };
  }

  String expressions() {
    var all = new StringBuilder();
    if (random.nextInt(60) == 0) {
      placeholder();
    }
    if (named) {
      all.append(", \"ExpressionAttributeNames\": {\"#n\": \"n\"}");
    }
    if (!values.isEmpty()) {
      all.append(", \"ExpressionAttributeValues\": {")
          .append(
              values.entrySet().stream()
                  .map(entry -> "\"%s\": %s".formatted(entry.getKey(), entry.getValue()))
                  .collect(joining(", ")))
          .append("}");
    }
    return all.toString();
  }

  String clauses() {
    var clauses = new ArrayList<String>();
    if (random.nextInt(4) > 0) {
      clauses.add("SET " + list(1, 2, () -> path() + " = " + assigned()));
    }
    if (random.nextInt(3) == 0) {
      clauses.add("REMOVE " + list(1, 2, this::path));
    }
    if (random.nextInt(3) == 0) {
      clauses.add(oneOf("ADD ", "DELETE ") + path() + " " + placeholder());
    }
    return clauses.isEmpty() ? "REMOVE c" : String.join(" ", clauses);
  }

  String assigned() {
    return switch (random.nextInt(7)) {
      case 0, 1, 2 -> placeholder();
      case 3 -> path();
      case 4 -> "%s %s %s".formatted(path(), oneOf("+", "-"), placeholder("{\"N\": \"1\"}"));
      case 5 -> "if_not_exists(%s, %s)".formatted(path(), placeholder());
      default ->
          "list_append(%s, %s)".formatted(path(), placeholder("{\"L\": [" + value(0) + "]}"));
    };
  }

  String projection() {
    return random.nextInt(3) == 0
        ? ", \"ProjectionExpression\": \"" + list(1, 3, this::path) + "\""
        : "";
  }

  String keyCondition(String index) {
    var partition =
        index.equals("global")
            ? "g = " + placeholder("{\"S\": \"g" + random.nextInt(2) + "\"}")
            : "pk = " + placeholder(pk());
    if (random.nextBoolean()) {
      return partition;
    }
    if (index.equals("local")) {
      return partition + " AND begins_with(g, " + placeholder("{\"S\": \"g\"}") + ")";
    }
    return partition
        + (random.nextBoolean()
            ? " AND sk %s %s".formatted(oneOf("=", "<", "<=", ">", ">="), placeholder(sk()))
            : " AND sk BETWEEN %s AND %s".formatted(placeholder(sk()), placeholder(sk())));
  }
}
