package com.callcat.retell.client;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/// Writes the body of Retell's `POST /v3/list-calls`, which finds our calls. It filters only by our
/// metadata, because a call that is still ringing has neither a status nor a time to filter by.
final class ListRequest {
  private static final int LIMIT = 10;

  private ListRequest() {}

  /// @param key the name of the metadata field
  static String json(String key, String value) {
    var json = JsonNodeFactory.instance.objectNode();
    json.putObject("filter_criteria")
        .putArray("metadata")
        .addObject()
        .put("type", "string")
        .put("op", "eq")
        .put("key", key)
        .put("value", value);
    return json.put("sort_order", "descending").put("limit", LIMIT).toString();
  }
}
