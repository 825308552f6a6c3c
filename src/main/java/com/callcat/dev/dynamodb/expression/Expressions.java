package com.callcat.dev.dynamodb.expression;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.model.Sizes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// All expressions of one request: each may be absent, they share their placeholders, and every
/// placeholder must be used by one of them.
public final class Expressions {
  private static final Pattern NAME = Pattern.compile("#[0-9a-zA-Z_]+");
  private static final Pattern VALUE = Pattern.compile(":[0-9a-zA-Z_]+");

  private static final int LONGEST_PLACEHOLDER = 255;

  private final Placeholders placeholders;
  private final Set<String> usedNames = new HashSet<>();
  private final Set<String> usedValues = new HashSet<>();

  /// Checks the placeholders.
  ///
  /// @param names null if the request has none
  /// @param values null if the request has none; they were checked before
  public Expressions(@Nullable Map<String, String> names, @Nullable Item values) {
    if (names != null) {
      placeholdersAreValid("ExpressionAttributeNames", NAME, names.keySet());
      names.forEach(Expressions::nameIsValid);
    }
    if (values != null) {
      placeholdersAreValid("ExpressionAttributeValues", VALUE, values.attributes().keySet());
    }
    this.placeholders =
        new Placeholders(names == null ? Map.of() : names, values == null ? Item.EMPTY : values);
  }

  private static void nameIsValid(String placeholder, String name) {
    if (name.isEmpty()) {
      throw ApiException.validation(
          "ExpressionAttributeNames contains invalid value: Empty attribute name for key "
              + placeholder);
    }
    Sizes.checkName(name);
  }

  private static void placeholdersAreValid(
      String parameter, Pattern pattern, Collection<String> placeholders) {
    if (placeholders.isEmpty()) {
      throw ApiException.validation(parameter + " must not be empty");
    }
    for (var placeholder : placeholders) {
      if (placeholder.length() > LONGEST_PLACEHOLDER) {
        throw ApiException.validation(
            parameter
                + " contains invalid key: The expression attribute map contains a key that is too"
                + " long; size of key: "
                + placeholder.length());
      }
      if (!pattern.matcher(placeholder).matches()) {
        throw ApiException.validation(
            parameter + " contains invalid key: Syntax error; key: \"" + placeholder + "\"");
      }
    }
  }

  public @Nullable UpdateExpression update(@Nullable String text) {
    return read("UpdateExpression", text, UpdateExpression::of, UpdateExpression::used);
  }

  public @Nullable Condition condition(@Nullable String text) {
    return read("ConditionExpression", text, Condition::of, Condition::used);
  }

  public @Nullable Condition filter(@Nullable String text) {
    return read("FilterExpression", text, Condition::of, Condition::used);
  }

  public @Nullable Projection projection(@Nullable String text) {
    return read("ProjectionExpression", text, Projection::of, Projection::used);
  }

  public @Nullable KeyCondition keyCondition(@Nullable String text) {
    var condition = read("KeyConditionExpression", text, Condition::ofKeys, Condition::used);
    return condition == null ? null : KeyCondition.of(condition);
  }

  private <T> @Nullable T read(
      String parameter,
      @Nullable String text,
      BiFunction<String, Placeholders, T> parse,
      Function<T, Used> usedBy) {
    if (text == null) {
      return null;
    }
    try {
      var expression = parse.apply(text, placeholders);
      var used = usedBy.apply(expression);
      usedNames.addAll(used.names());
      usedValues.addAll(used.values());
      return expression;
    } catch (ExpressionException wrong) {
      throw ApiException.validation("Invalid " + parameter + ": " + wrong.getMessage());
    }
  }

  /// Checks that all placeholders are used. To be called after the last expression was read.
  ///
  /// @throws ApiException if a placeholder is not used
  public void allAreUsed() {
    unused("ExpressionAttributeNames", placeholders.names().keySet(), usedNames);
    unused("ExpressionAttributeValues", placeholders.values().attributes().keySet(), usedValues);
  }

  private static void unused(String parameter, Set<String> defined, Set<String> used) {
    List<String> left = new ArrayList<>(defined);
    left.removeAll(used);
    if (!left.isEmpty()) {
      throw ApiException.validation(
          "Value provided in %s unused in expressions: keys: {%s}"
              .formatted(parameter, String.join(", ", left)));
    }
  }
}
