package com.callcat.testing;

import com.callcat.config.Config;

/// The settings of a database that differ from those of another, each by its name, so that none is
/// mistaken for another.
public final class DynamoDbSettings {
  private final Config.DynamoDb database;
  private String tablePrefix;
  private boolean createTables;
  private boolean statusIndex;
  private boolean spreadParts;

  private DynamoDbSettings(Config.DynamoDb database) {
    this.database = database;
    tablePrefix = database.tablePrefix();
    createTables = database.createTables();
    statusIndex = database.statusIndex();
    spreadParts = database.spreadParts();
  }

  public static DynamoDbSettings of(Config.DynamoDb database) {
    return new DynamoDbSettings(database);
  }

  public DynamoDbSettings tablePrefix(String value) {
    tablePrefix = value;
    return this;
  }

  public DynamoDbSettings createTables(boolean value) {
    createTables = value;
    return this;
  }

  public DynamoDbSettings statusIndex(boolean value) {
    statusIndex = value;
    return this;
  }

  public DynamoDbSettings spreadParts(boolean value) {
    spreadParts = value;
    return this;
  }

  public Config.DynamoDb build() {
    return new Config.DynamoDb(
        database.endpoint(),
        database.port(),
        database.region(),
        database.accessKey(),
        database.secretKey(),
        tablePrefix,
        createTables,
        statusIndex,
        database.dueByUser(),
        spreadParts);
  }
}
