package com.callcat.dev.dynamodb.table;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.ErrorCode;
import com.callcat.dev.dynamodb.storage.Rows;
import com.callcat.dev.dynamodb.storage.Store;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All tables of one account.
public final class Catalog {
  private final Store store;
  private final String prefix;
  private final InstantSource clock;
  private final long memoryMillis;
  private final Rows definitions;
  private final NavigableMap<String, Table> tables = new TreeMap<>();

  /// Opens the tables of an account in a store.
  ///
  /// @param account distinguishes it from other accounts in the store
  /// @param memoryMillis how far back former states of its tables can be read
  public Catalog(Store store, String account, InstantSource clock, long memoryMillis) {
    this.store = store;
    this.prefix = account + "/";
    this.clock = clock;
    this.memoryMillis = memoryMillis;
    this.definitions = store.rows(prefix + "tables");
    for (var all = definitions.scan(null, null, false); all.hasNext(); ) {
      add(DefinitionItem.read(all.next().getValue()));
    }
  }

  private Table add(TableDefinition definition) {
    var table = new Table(definition, store, prefix, clock, memoryMillis);
    tables.put(definition.name(), table);
    return table;
  }

  public Store store() {
    return store;
  }

  /// Rows of the account that belong to no table.
  public Rows rows(String name) {
    return store.rows(prefix + name);
  }

  public @Nullable Table find(String name) {
    return tables.get(name);
  }

  /// A table whose items are read or written.
  ///
  /// @throws ApiException if it does not exist, or is not ready yet
  public Table ready(String nameOrArn) {
    var table = tables.get(TableArn.name(nameOrArn));
    if (table == null || table.definition().activeAt() > clock.millis()) {
      throw ApiException.noSuchTable();
    }
    return table;
  }

  /// A table that is to be described or changed.
  ///
  /// @throws ApiException if it does not exist
  public Table existing(String nameOrArn) {
    var name = TableArn.name(nameOrArn);
    var table = tables.get(name);
    if (table == null) {
      throw new ApiException(
          ErrorCode.RESOURCE_NOT_FOUND,
          "Requested resource not found: Table: " + name + " not found");
    }
    return table;
  }

  public Collection<Table> all() {
    return tables.values();
  }

  /// The sorted names of tables after this one.
  public Collection<String> namesAfter(@Nullable String name) {
    return name == null ? tables.navigableKeySet() : tables.tailMap(name, false).keySet();
  }

  public Table create(TableDefinition definition) {
    definitions.put(key(definition.name()), DefinitionItem.write(definition));
    return add(definition);
  }

  public void redefine(Table table, TableDefinition changed) {
    definitions.put(key(changed.name()), DefinitionItem.write(changed));
    table.redefine(changed);
  }

  public void delete(Table table) {
    var name = table.definition().name();
    definitions.remove(key(name));
    tables.remove(name);
    table.drop();
  }

  private static byte[] key(String name) {
    return name.getBytes(StandardCharsets.UTF_8);
  }
}
