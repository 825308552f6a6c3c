package com.callcat.dev.dynamodb.expression;

import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.model.Type;
import com.callcat.dev.dynamodb.model.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An update, ready to be made on items.
public final class UpdateExpression implements HasPaths {
  private static final Cache<Parsed> PARSED = new Cache<>(Parsed::of);

  private record Parsed(UpdateParser.Parsed update, Used used) {
    static Parsed of(String text) {
      var update = UpdateParser.parse(text);
      return new Parsed(update, Used.in(update.nodes()));
    }
  }

  private final Parsed parsed;
  private final Placeholders placeholders;

  private UpdateExpression(Parsed parsed, Placeholders placeholders) {
    this.parsed = parsed;
    this.placeholders = placeholders;
  }

  /// @throws ExpressionException when it is wrong, whatever the items are
  static UpdateExpression of(String text, Placeholders placeholders) {
    var parsed = PARSED.get(text);
    UpdateChecks.check(parsed.update(), placeholders);
    return new UpdateExpression(parsed, placeholders);
  }

  Used used() {
    return parsed.used();
  }

  private List<Action> actions() {
    return parsed.update().actions();
  }

  /// The item with the changes.
  ///
  /// @throws com.callcat.dev.dynamodb.model.ApiException when it cannot be made on this item
  public Item applyTo(Item item) {
    return new Updater(placeholders, item).apply(actions());
  }

  /// The bytes that it is reckoned to take, whatever the item is.
  public int charge() {
    return new UpdateCharge(placeholders).of(actions());
  }

  /// The attributes that it changes.
  public Set<String> attributes() {
    var names = new LinkedHashSet<String>();
    for (var action : actions()) {
      names.add((String) placeholders.resolve(action.path()).getFirst());
    }
    return names;
  }

  @Override
  public Set<String> documents() {
    return Paths.documents(parsed.update().nodes(), placeholders);
  }

  /// The type that this attribute has after the update, where the request itself says so.
  public @Nullable Type type(String attribute) {
    for (var action : actions()) {
      if (placeholders.resolve(action.path()).equals(List.of(attribute))) {
        return switch (action) {
          case Action.Assign assign -> new Types(placeholders).result(assign.value());
          case Action.Add add -> placeholders.value(add.value().placeholder()).type();
          case Action.Delete delete -> placeholders.value(delete.value().placeholder()).type();
          case Action.Remove _ -> null;
        };
      }
    }
    return null;
  }

  /// What it sets this attribute to, where the request itself says so.
  public @Nullable Value literal(String attribute) {
    for (var action : actions()) {
      if (action instanceof Action.Assign assign
          && placeholders.resolve(assign.path()).equals(List.of(attribute))
          && assign.value() instanceof Node.ValueOf value) {
        return placeholders.value(value.placeholder());
      }
    }
    return null;
  }

  /// The parts of an item that it names.
  public Projection changed() {
    return Projection.of(
        actions().stream().map(action -> placeholders.resolve(action.path())).toList());
  }

  /// The parts of an item that it gives a value.
  public Projection given() {
    return Projection.of(
        actions().stream()
            .filter(action -> !(action instanceof Action.Remove))
            .map(action -> placeholders.resolve(action.path()))
            .toList());
  }
}
