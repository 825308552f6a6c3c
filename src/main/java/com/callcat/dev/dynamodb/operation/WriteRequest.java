package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.expression.Condition;
import com.callcat.dev.dynamodb.expression.UpdateExpression;
import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.model.Sizes;
import com.callcat.dev.dynamodb.table.Table;
import com.callcat.dev.dynamodb.table.TableDefinition;
import org.jspecify.annotations.Nullable;

/// A write of one item, single or in a transaction, or a condition check in a transaction.
///
/// @param subject the item that is put; for other writes its key
/// @param oldOnFailure whether the item is returned if the condition does not hold
record WriteRequest(
    Kind kind,
    String table,
    Item subject,
    @Nullable UpdateExpression update,
    @Nullable Condition condition,
    boolean oldOnFailure) {

  enum Kind {
    PUT,
    UPDATE,
    DELETE,
    CHECK
  }

  /// Checks the size of an item that is put, which is known before the write.
  void isSmall() {
    if (kind == Kind.PUT && subject.size() > Sizes.MAX_ITEM) {
      throw ApiException.validation("Item size has exceeded the maximum allowed size");
    }
  }

  /// Checks the size of an update itself, in addition to that of its result, and before its
  /// condition.
  void chargeFits() {
    if (update != null) {
      fits(update.charge());
    }
  }

  private static void fits(int bytes) {
    if (bytes > Sizes.MAX_ITEM) {
      throw ApiException.validation("Item size to update has exceeded the maximum allowed size");
    }
  }

  /// Checks the request with the table, and returns the key of the item's row.
  byte[] rowKey(Table target) {
    var definition = target.definition();
    if (kind == Kind.PUT) {
      KeyRules.item(definition, subject);
    } else {
      KeyRules.lookup(definition.keys(), subject);
    }
    if (update != null) {
      updateFits(definition, update);
    }
    KeyRules.scalars(definition, condition);
    return target.rowKey(subject);
  }

  private static void updateFits(TableDefinition table, UpdateExpression update) {
    for (var key : table.keys().attributes()) {
      if (update.attributes().contains(key.name())) {
        throw ApiException.invalid(
            "Cannot update attribute " + key.name() + ". This attribute is part of the key");
      }
    }
    for (var index : table.indexes()) {
      for (var attribute : index.keys().attributes()) {
        var type = update.type(attribute.name());
        if (type != null) {
          KeyRules.indexType(index.name(), attribute, type);
        }
      }
    }
    emptiesNoIndexKey(table, update);
    KeyRules.scalars(table, update);
  }

  private static void emptiesNoIndexKey(TableDefinition table, UpdateExpression update) {
    for (var index : table.indexes()) {
      for (var attribute : index.keys().attributes()) {
        var value = update.literal(attribute.name());
        if (value != null && value.type() == attribute.type() && KeyRules.isEmpty(value)) {
          throw KeyRules.emptiedIndexKey(attribute);
        }
      }
    }
  }

  /// Checks that no key is empty, which a transaction does before it begins.
  void nothingIsEmpty(TableDefinition table) {
    KeyRules.nothingIsEmpty(table, subject);
    if (update != null) {
      emptiesNoIndexKey(table, update);
    }
  }

  /// @param before the current item; null if there is none
  /// @return the new item; null to delete it
  /// @throws ApiException if the condition does not hold or the update is not possible
  @Nullable Item apply(TableDefinition table, @Nullable Item before) {
    if (condition != null && !condition.holds(before == null ? Item.EMPTY : before)) {
      throw ApiException.conditionFailed(oldOnFailure ? before : null);
    }
    return switch (kind) {
      case PUT -> subject;
      case DELETE -> null;
      case CHECK -> before;
      case UPDATE -> updated(table, before == null ? subject : before);
    };
  }

  private Item updated(TableDefinition table, Item before) {
    if (update == null) {
      return before;
    }
    var after = update.applyTo(before);
    KeyRules.updatedIndexKeys(table, update.attributes(), after);
    fits(after.size());
    return after;
  }
}
