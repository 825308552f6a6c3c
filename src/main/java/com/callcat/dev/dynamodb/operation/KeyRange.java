package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.expression.KeyCondition;
import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.Comparison;
import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.model.KeyBytes;
import com.callcat.dev.dynamodb.model.Value;
import com.callcat.dev.dynamodb.table.KeyAttribute;
import com.callcat.dev.dynamodb.table.Keys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The range of rows of a table or an index that a key condition selects.
///
/// @param partition the value of each attribute of the partition key
/// @param sort the conditions on the first attributes of the sort key; all except the last one are
///   equalities
record KeyRange(Keys keys, List<Value> partition, List<KeyCondition.Term> sort) {
  /// @throws ApiException if the condition is not on these keys
  static KeyRange of(Keys keys, KeyCondition condition) {
    var terms = condition.terms();
    areOnKeys(keys, terms);
    return new KeyRange(keys, partition(keys, terms), sort(keys, terms));
  }

  private static void areOnKeys(Keys keys, Map<String, KeyCondition.Term> terms) {
    var attributes = keys.attributes();
    if (terms.size() > Math.max(KeyElement.MOST, attributes.size())) {
      throw ApiException.validation(
          "The number of query conditions (%d) exceeds the number of key attributes defined in the schema (%d)"
              .formatted(terms.size(), attributes.size()));
    }
    if (terms.size() > attributes.size()) {
      throw notSupported();
    }
    var lacking = attributes.stream().filter(key -> !terms.containsKey(key.name())).toList();
    var isPartial = !lacking.isEmpty() && keys.partition().contains(lacking.getFirst());
    if (isPartial || attributes.size() - lacking.size() < terms.size()) {
      throw ApiException.validation(
          "Query condition missed key schema element: " + lacking.getFirst().name());
    }
  }

  private static List<Value> partition(Keys keys, Map<String, KeyCondition.Term> terms) {
    var values = new ArrayList<Value>();
    for (var key : keys.partition()) {
      var term = Objects.requireNonNull(terms.get(key.name()));
      typesFit(key, term);
      if (!term.operator().equals("=")) {
        throw notSupported();
      }
      isNotEmpty(key, term.value());
      values.add(term.value());
    }
    return values;
  }

  private static List<KeyCondition.Term> sort(Keys keys, Map<String, KeyCondition.Term> terms) {
    var sort = new ArrayList<KeyCondition.Term>();
    var open = new ArrayList<String>();
    for (var key : keys.sort()) {
      var term = terms.get(key.name());
      if (term != null) {
        follows(open, key);
        typesFit(key, term);
        term.values().forEach(value -> isNotEmpty(key, value));
        sort.add(term);
      }
      if (term == null || !term.operator().equals("=")) {
        open.add(key.name());
      }
    }
    return sort;
  }

  /// Checks that conditions on the sort key begin with its first attribute, without gaps.
  ///
  /// @param open the attributes before this one without an equality
  private static void follows(List<String> open, KeyAttribute key) {
    if (!open.isEmpty()) {
      throw ApiException.validation(
          "RANGE key attributes %s must have equality conditions specified in the query because a condition is present on key attribute %s"
              .formatted(String.join(", ", open), key.name()));
    }
  }

  private static ApiException notSupported() {
    return ApiException.validation("Query key condition not supported");
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
    if (sort.isEmpty()) {
      return Range.of(partitionBytes());
    }
    var last = sort.getLast();
    var row = row(last.value());
    return switch (last.operator()) {
      case "=" -> Range.of(row);
      case "<" -> new Range(beginning().toArray(), row);
      case "<=" -> new Range(beginning().toArray(), KeyBytes.after(row));
      case ">" -> new Range(KeyBytes.after(row), end());
      case ">=" -> new Range(row, end());
      case "BETWEEN" -> new Range(row, KeyBytes.after(row(last.values().getLast())));
      default -> Range.of(beginning().prefix(last.value()).toArray());
    };
  }

  byte[] partitionBytes() {
    return new KeyBytes().partition(partition).toArray();
  }

  /// The common prefix of all rows, without the condition on the last attribute.
  private KeyBytes beginning() {
    var bytes = new KeyBytes().partition(partition);
    sort.subList(0, sort.size() - 1).forEach(term -> bytes.sorted(term.value()));
    return bytes;
  }

  private byte[] row(Value last) {
    return beginning().sorted(last).toArray();
  }

  private byte @Nullable [] end() {
    return KeyBytes.after(beginning().toArray());
  }

  /// Checks that the start key of a page is within the range.
  void contains(Item startKey) {
    for (var i = 0; i < sort.size(); i++) {
      if (!matches(sort.get(i), startKey.require(keys.sort().get(i).name()))) {
        throw ApiException.validation(
            "The provided starting key does not match the range key predicate");
      }
    }
    if (!Arrays.equals(partitionBytes(), keys.partitionBytes(startKey))) {
      throw ApiException.validation(
          sort.isEmpty()
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
