package com.callcat.dev.dynamodb.table;

import com.callcat.dev.dynamodb.model.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The definition of a table.
///
/// @param createdAt in epoch milliseconds
/// @param activeAt from when on it can be used, in epoch milliseconds
/// @param attributes the types of the attributes in keys
/// @param indexes sorted by name, which is the order in which AWS processes them
public record TableDefinition(
    String name,
    String id,
    long createdAt,
    long activeAt,
    Map<String, Type> attributes,
    Keys keys,
    List<IndexDefinition> indexes,
    TableSettings settings) {

  public @Nullable IndexDefinition index(String wanted) {
    for (var index : indexes) {
      if (index.name().equals(wanted)) {
        return index;
      }
    }
    return null;
  }

  public boolean hasLocalIndexes() {
    return indexes.stream().anyMatch(index -> !index.global());
  }

  public TableDefinition with(TableSettings changed) {
    return new TableDefinition(name, id, createdAt, activeAt, attributes, keys, indexes, changed);
  }

  public TableDefinition with(Map<String, Type> types, List<IndexDefinition> changed) {
    var sorted = new ArrayList<>(changed);
    sorted.sort((a, b) -> a.name().compareTo(b.name()));
    return new TableDefinition(name, id, createdAt, activeAt, types, keys, sorted, settings);
  }
}
