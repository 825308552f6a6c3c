package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.expression.HasPaths;
import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.model.Sizes;
import com.callcat.dev.dynamodb.model.Type;
import com.callcat.dev.dynamodb.model.Value;
import com.callcat.dev.dynamodb.table.KeyAttribute;
import com.callcat.dev.dynamodb.table.Keys;
import com.callcat.dev.dynamodb.table.TableDefinition;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Checks the keys of items.
final class KeyRules {
  private KeyRules() {}

  /// Checks a key by which an item is looked up.
  static void lookup(Keys keys, Item key) {
    if (key.attributes().size() != keys.attributes().size()) {
      throw mismatch();
    }
    for (var attribute : keys.attributes()) {
      var value = key.get(attribute.name());
      if (value == null || value.type() != attribute.type()) {
        throw mismatch();
      }
      notEmpty(attribute, value);
    }
    notTooLong(keys, key);
  }

  static ApiException mismatch() {
    return ApiException.validation("The provided key element does not match the schema");
  }

  /// Checks the key of an item that is put.
  static void item(TableDefinition table, Item item) {
    for (var attribute : table.keys().attributes()) {
      var value = item.get(attribute.name());
      if (value == null) {
        throw ApiException.invalid("Missing the key " + attribute.name() + " in the item");
      }
      if (value.type() != attribute.type()) {
        throw ApiException.invalid(
            "Type mismatch for key %s expected: %s actual: %s"
                .formatted(attribute.name(), attribute.type(), value.type()));
      }
      notEmpty(attribute, value);
    }
    notTooLong(table.keys(), item);
    indexKeys(table, item);
  }

  /// Checks the keys of indexes in an item, which it need not have.
  static void indexKeys(TableDefinition table, Item item) {
    for (var index : table.indexes()) {
      for (var attribute : index.keys().attributes()) {
        var value = item.get(attribute.name());
        if (value == null || table.keys().contains(attribute.name())) {
          continue;
        }
        indexType(index.name(), attribute, value.type());
        if (isEmpty(value)) {
          throw emptyIndexKey(index.name(), attribute);
        }
      }
      notTooLong(index.keys(), item);
    }
  }

  /// Checks the keys of indexes after an update, as far as this could not be done without the item.
  static void updatedIndexKeys(TableDefinition table, Set<String> changed, Item item) {
    for (var index : table.indexes()) {
      for (var attribute : index.keys().attributes()) {
        var value = changed.contains(attribute.name()) ? item.get(attribute.name()) : null;
        if (value == null) {
          continue;
        }
        if (value.type() != attribute.type()) {
          throw ApiException.validation(
              "The update expression attempted to update the secondary index key to unsupported"
                  + " type");
        }
        if (isEmpty(value)) {
          throw emptiedIndexKey(attribute);
        }
      }
      if (index.keys().attributes().stream().anyMatch(key -> changed.contains(key.name()))) {
        notTooLong(index.keys(), item);
      }
    }
  }

  static void indexType(String index, KeyAttribute attribute, Type type) {
    if (type != attribute.type()) {
      throw ApiException.invalid(
          "Type mismatch for Index Key %s Expected: %s Actual: %s IndexName: %s"
              .formatted(attribute.name(), attribute.type(), type, index));
    }
  }

  /// Checks only that no key is empty, which a transaction does before everything else.
  static void nothingIsEmpty(TableDefinition table, Item item) {
    for (var attribute : table.keys().attributes()) {
      var value = item.get(attribute.name());
      if (value != null && value.type() == attribute.type()) {
        notEmpty(attribute, value);
      }
    }
    for (var index : table.indexes()) {
      for (var attribute : index.keys().attributes()) {
        var value = item.get(attribute.name());
        if (value != null && value.type() == attribute.type() && isEmpty(value)) {
          throw emptyIndexKey(index.name(), attribute);
        }
      }
    }
  }

  private static ApiException emptyIndexKey(String index, KeyAttribute attribute) {
    return ApiException.validation(
        "One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty %s value. IndexName: %s, IndexKey: %s"
            .formatted(kind(attribute), index, attribute.name()));
  }

  /// The refusal of an update that sets the key of an index to an empty value.
  static ApiException emptiedIndexKey(KeyAttribute attribute) {
    return ApiException.validation(
        "One or more parameter values are not valid. The update expression attempted to update a secondary index key to a value that is not supported. The AttributeValue for a key attribute cannot contain an empty %s value."
            .formatted(kind(attribute)));
  }

  private static void notEmpty(KeyAttribute attribute, Value value) {
    if (isEmpty(value)) {
      throw ApiException.validation(
          "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty %s value. Key: %s"
              .formatted(kind(attribute), attribute.name()));
    }
  }

  static boolean isEmpty(@Nullable Value value) {
    return switch (value) {
      case Value.Text text -> text.text().isEmpty();
      case Value.Binary binary -> binary.bytes().length() == 0;
      case null, default -> false;
    };
  }

  private static String kind(KeyAttribute attribute) {
    return attribute.type() == Type.B ? "binary" : "string";
  }

  /// Checks the lengths of keys. Each attribute of a partition key has its own limit; those of a
  /// sort key have one together.
  private static void notTooLong(Keys keys, Item item) {
    for (var attribute : keys.partition()) {
      if (length(item, attribute) > Sizes.MAX_PARTITION_KEY) {
        throw ApiException.invalid(
            "Size of hashkey has exceeded the maximum size limit of2048 bytes");
      }
    }
    var sort = 0;
    for (var attribute : keys.sort()) {
      sort += length(item, attribute);
    }
    if (sort > Sizes.MAX_SORT_KEY) {
      throw ApiException.invalid(
          "Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
    }
  }

  private static int length(Item item, KeyAttribute attribute) {
    var value = item.get(attribute.name());
    return value == null || value.type() != attribute.type() ? 0 : value.size();
  }

  /// Checks that no path leads into a key attribute, which is always a scalar.
  ///
  /// @param paths null if the request has no such expression
  static void scalars(TableDefinition table, @Nullable HasPaths paths) {
    if (paths == null) {
      return;
    }
    var documents = paths.documents();
    for (var key : table.keys().attributes()) {
      if (documents.contains(key.name())) {
        throw notScalar("Key", key.name());
      }
    }
    for (var name : documents) {
      if (table.attributes().containsKey(name)) {
        throw notScalar("IndexKey", name);
      }
    }
  }

  private static ApiException notScalar(String kind, String name) {
    return ApiException.validation(
        "Key attributes must be scalars; list random access '[]' and map lookup '.' are not"
            + " allowed: "
            + kind
            + ": "
            + name);
  }
}
