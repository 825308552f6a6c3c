package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.expression.KeyCondition;
import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.Comparison;
import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.model.KeyBytes;
import com.callcat.dev.dynamodb.model.Value;
import com.callcat.dev.dynamodb.table.KeyAttribute;
import com.callcat.dev.dynamodb.table.Keys;
import org.jspecify.annotations.Nullable;

/// What a key condition means for the rows of a table or an index.
record KeyRange(Keys keys, Value partition, KeyCondition.@Nullable Term sort) {
  /// @throws ApiException when the condition is not on these keys
  static KeyRange of(Keys keys, KeyCondition condition) {
    var terms = condition.terms();
    var sort = keys.sort();
    if (terms.size() > KeyElement.MOST) {
      throw ApiException.validation(
          "The number of query conditions (%d) exceeds the number of key attributes defined in the schema (%d)"
              .formatted(terms.size(), keys.attributes().size()));
    }
    if (sort == null && terms.size() > 1) {
      throw notSupported();
    }
    var partition = terms.get(keys.partition().name());
    if (partition == null) {
      throw missed(keys.partition());
    }
    if (sort != null && terms.size() > 1 && !terms.containsKey(sort.name())) {
      throw missed(sort);
    }
    typesFit(keys.partition(), partition);
    if (!partition.operator().equals("=")) {
      throw notSupported();
    }
    isNotEmpty(keys.partition(), partition.value());
    var sortTerm = sort == null ? null : terms.get(sort.name());
    if (sort != null && sortTerm != null) {
      typesFit(sort, sortTerm);
      sortTerm.values().forEach(value -> isNotEmpty(sort, value));
    }
    return new KeyRange(keys, partition.value(), sortTerm);
  }

  private static ApiException notSupported() {
    return ApiException.validation("Query key condition not supported");
  }

  private static ApiException missed(KeyAttribute key) {
    return ApiException.validation("Query condition missed key schema element: " + key.name());
  }

  private static void typesFit(KeyAttribute key, KeyCondition.Term term) {
    for (var value : term.values()) {
      if (value.type() != key.type()) {
        throw ApiException.invalid("Condition parameter type does not match schema type");
      }
    }
  }

  private static void isNotEmpty(KeyAttribute key, Value value) {
    if (KeyRules.isEmpty(value)) {
      throw ApiException.validation(
          "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty %s value. Key: %s"
              .formatted(value instanceof Value.Binary ? "binary" : "string", key.name()));
    }
  }

  Range range() {
    var all = Range.of(Keys.partitionBytes(partition));
    if (sort == null) {
      return all;
    }
    return switch (sort.operator()) {
      case "=" -> Range.of(row(sort.value()));
      case "<" -> new Range(Keys.partitionBytes(partition), row(sort.value()));
      case "<=" -> new Range(Keys.partitionBytes(partition), after(row(sort.value())));
      case ">" -> new Range(after(row(sort.value())), end());
      case ">=" -> new Range(row(sort.value()), end());
      case "BETWEEN" -> new Range(row(sort.value()), after(row(sort.values().getLast())));
      default -> Range.of(new KeyBytes().partition(partition).prefix(sort.value()).toArray());
    };
  }

  private byte[] row(Value sortKey) {
    return new KeyBytes().partition(partition).sorted(sortKey).toArray();
  }

  private byte @Nullable [] end() {
    return after(Keys.partitionBytes(partition));
  }

  private static byte @Nullable [] after(byte[] prefix) {
    return KeyBytes.after(prefix);
  }

  /// A page must go on within what is asked for.
  void contains(Item startKey) {
    if (sort != null && keys.sort() != null) {
      var value = startKey.require(keys.sort().name());
      if (!matches(sort, value)) {
        throw ApiException.validation(
            "The provided starting key does not match the range key predicate");
      }
    }
    if (!partition.equals(startKey.get(keys.partition().name()))) {
      throw ApiException.validation(
          sort == null
              ? "The provided starting key is outside query boundaries based on provided conditions"
              : "The query can return at most one row and cannot be restarted");
    }
  }

  private static boolean matches(KeyCondition.Term term, Value value) {
    var order = Comparison.compare(value, term.value()).orElse(0);
    return switch (term.operator()) {
      case "=" -> order == 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      case "BETWEEN" ->
          order >= 0 && Comparison.compare(value, term.values().getLast()).orElse(0) <= 0;
      default -> beginsWith(value, term.value());
    };
  }

  private static boolean beginsWith(Value value, Value beginning) {
    return switch (value) {
      case Value.Text text when beginning instanceof Value.Text prefix ->
          text.text().startsWith(prefix.text());
      case Value.Binary binary when beginning instanceof Value.Binary prefix ->
          binary.bytes().startsWith(prefix.bytes());
      case Value.Text _,
          Value.Binary _,
          Value.Decimal _,
          Value.Bool _,
          Value.Null _,
          Value.Set _,
          Value.Items _,
          Value.Document _ ->
          false;
    };
  }
}
