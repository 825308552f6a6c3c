package com.callcat.retell.client;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/// Writes the request that finds our calls again (retell/contract.md §1.4). It filters by our
/// metadata alone: a call that is still ringing has no status and no time to ask for.
final class ListRequest {
  private static final int LIMIT = 10;

  private ListRequest() {}

  /// @param key of the metadata
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
