package com.callcat.dev.dynamodb.expression;

import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.model.Type;
import com.callcat.dev.dynamodb.model.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An update, which was checked and can be applied to items.
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

  /// @throws ExpressionException if it is wrong for any item
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

  /// Returns the item with the changes.
  ///
  /// @throws com.callcat.dev.dynamodb.model.ApiException if it cannot be applied to this item
  public Item applyTo(Item item) {
    return new Updater(placeholders, item).apply(actions());
  }

  /// The size of the update itself, in bytes, see [UpdateCharge].
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

  /// The type of an attribute after the update; null if it depends on the item.
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

  /// The new value of an attribute; null if it depends on the item.
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

  /// The parts of an item that it changes.
  public Projection changed() {
    return Projection.of(
        actions().stream().map(action -> placeholders.resolve(action.path())).toList());
  }

  /// The parts of an item that it sets to a value.
  public Projection given() {
    return Projection.of(
        actions().stream()
            .filter(action -> !(action instanceof Action.Remove))
            .map(action -> placeholders.resolve(action.path()))
            .toList());
  }
}
