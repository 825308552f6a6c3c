package com.callcat.dev.dynamodb.expression;

import com.callcat.dev.dynamodb.model.Item;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A condition or a filter, which was checked and can be evaluated on items.
public final class Condition implements HasPaths {
  private static final Cache<Parsed> PARSED = new Cache<>(Parsed::of);

  private record Parsed(ConditionParser.Parsed condition, Used used) {
    static Parsed of(String text) {
      var condition = ConditionParser.parse(text);
      return new Parsed(condition, Used.in(List.of(condition.root())));
    }
  }

  private final Parsed parsed;
  private final Placeholders placeholders;
  private final Evaluator evaluator;

  private Condition(Parsed parsed, Placeholders placeholders) {
    this.parsed = parsed;
    this.placeholders = placeholders;
    this.evaluator = new Evaluator(placeholders);
  }

  /// @throws ExpressionException if it is wrong for any item
  static Condition of(String text, Placeholders placeholders) {
    return of(text, placeholders, Types.Naming.OPERATOR);
  }

  /// The same for a key condition.
  static Condition ofKeys(String text, Placeholders placeholders) {
    return of(text, placeholders, Types.Naming.OPERATOR_OR_FUNCTION);
  }

  private static Condition of(String text, Placeholders placeholders, Types.Naming naming) {
    var parsed = PARSED.get(text);
    ConditionChecks.check(parsed.condition(), placeholders, naming);
    return new Condition(parsed, placeholders);
  }

  Used used() {
    return parsed.used();
  }

  Node root() {
    return parsed.condition().root();
  }

  Placeholders placeholders() {
    return placeholders;
  }

  /// Evaluates it on an item.
  ///
  /// @param item empty if there is no item
  public boolean holds(Item item) {
    return evaluator.holds(root(), item);
  }

  /// The attributes that it refers to.
  public Set<String> attributes() {
    var names = new LinkedHashSet<String>();
    Paths.in(root(), path -> names.add((String) placeholders.resolve(path).getFirst()));
    return names;
  }

  @Override
  public Set<String> documents() {
    return Paths.documents(List.of(root()), placeholders);
  }
}
