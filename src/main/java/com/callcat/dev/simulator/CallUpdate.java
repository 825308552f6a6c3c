package com.callcat.dev.simulator;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Validates an update-call request.
final class CallUpdate {
  private static final int LARGEST_METADATA = 50_000;
  private static final List<String> FIELDS =
      List.of("metadata", "data_storage_setting", "custom_attributes");

  /// The values of the storage setting, from the one that stores most to the one that stores least.
  private static final List<String> STORAGE =
      List.of("everything", "everything_except_pii", "basic_attributes_only");

  private CallUpdate() {}

  /// The fields to change.
  ///
  /// @throws Refusal 400
  static JsonObject of(JsonObject wanted, SimulatedCall call) {
    var changes = new JsonObject();
    for (var field : FIELDS) {
      if (wanted.containsKey(field)) {
        changes.put(field, wanted.getValue(field));
      }
    }
    object(changes, "metadata");
    object(changes, "custom_attributes");
    demand(size(changes) <= LARGEST_METADATA, "metadata must be smaller than 50 kB");
    storage(changes.getValue("data_storage_setting"), call);
    return changes;
  }

  private static void object(JsonObject changes, String field) {
    var value = changes.getValue(field);
    demand(
        !changes.containsKey(field) || value instanceof JsonObject, field + " must be an object");
  }

  private static int size(JsonObject changes) {
    return changes.getJsonObject("metadata", new JsonObject()).toBuffer().length();
  }

  private static void storage(@Nullable Object wanted, SimulatedCall call) {
    var present = call.changes().getString("data_storage_setting", STORAGE.getFirst());
    demand(
        wanted == null || STORAGE.indexOf(wanted) >= STORAGE.indexOf(present),
        "data_storage_setting must be one that stores less");
  }

  private static void demand(boolean good, String rule) {
    if (!good) {
      throw RetellError.badRequest(rule + ".");
    }
  }
}
