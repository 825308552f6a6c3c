package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.model.Value;
import com.callcat.dev.dynamodb.wire.Struct;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a page begins: after the key that the one before ended with.
final class StartKey {
  private static final String INVALID = "The provided starting key is invalid";

  private StartKey() {}

  /// Its values are such as can be stored.
  static @Nullable Item read(Struct request) {
    var key = request.attributes("ExclusiveStartKey");
    return key == null ? null : key.checked(INVALID + ": ");
  }

  /// That it is a key of the table, and of the index.
  static void check(Source source, Item key) {
    var names = source.startKeyNames();
    if (!key.attributes().keySet().equals(names)) {
      throw ApiException.validation(
          source.index() == null ? INVALID + ": " + KeyRules.mismatch().getMessage() : INVALID);
    }
    isKey(source, key);
  }

  private static void isKey(Source source, Item key) {
    for (var keys : List.of(source.table().definition().keys(), source.keys())) {
      var part = new LinkedHashMap<String, Value>();
      keys.attributes()
          .forEach(attribute -> part.put(attribute.name(), key.require(attribute.name())));
      try {
        KeyRules.lookup(keys, new Item(part));
      } catch (ApiException refusal) {
        throw ApiException.validation(INVALID + ": " + refusal.getMessage());
      }
    }
  }
}
