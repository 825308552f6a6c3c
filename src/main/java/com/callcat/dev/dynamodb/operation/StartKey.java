package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.model.Value;
import com.callcat.dev.dynamodb.wire.Struct;
import com.callcat.dev.dynamodb.wire.ValueFault.Wording;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The key after which a page begins, which is the last one of the page before.
final class StartKey {
  private static final String INVALID = "The provided starting key is invalid";

  private StartKey() {}

  /// Reads the start key, and checks that its values could be stored.
  static @Nullable Item read(Struct request, Wording wording) {
    var key = request.attributes("ExclusiveStartKey");
    if (key == null || key.fault() == null || !key.fault().placed()) {
      return key == null ? null : key.checked(wording);
    }
    throw ApiException.validation(INVALID + ": " + key.fault().in(wording));
  }

  /// Checks that it is a key of the table and of the index.
  ///
  /// @param toldWhy whether the message says what is wrong, as AWS does for a scan of a table
  static void check(Source source, Item key, boolean toldWhy) {
    try {
      isKey(source, key);
    } catch (ApiException refusal) {
      throw ApiException.validation(toldWhy ? INVALID + ": " + refusal.getMessage() : INVALID);
    }
  }

  private static void isKey(Source source, Item key) {
    if (!key.attributes().keySet().equals(source.startKeyNames())) {
      throw KeyRules.mismatch();
    }
    for (var keys : List.of(source.table().definition().keys(), source.keys())) {
      var part = new LinkedHashMap<String, Value>();
      keys.attributes()
          .forEach(attribute -> part.put(attribute.name(), key.require(attribute.name())));
      KeyRules.lookup(keys, new Item(part));
    }
  }
}
