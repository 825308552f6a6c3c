package com.callcat.operations;

import com.callcat.config.Config;
import java.net.URI;
import java.nio.ByteBuffer;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The databases as their administrator sees them.
///
/// @param postgres a URI with the name and password of the administrator
record Stores(Config.DynamoDb dynamoDb, String postgres) {
  private static final String ADMINISTRATOR = "postgres";

  String database() {
    return URI.create(postgres).getPath().substring(1);
  }

  /// The same database for somebody else.
  String postgresAs(String user, String password) {
    return postgres.replaceFirst("//[^@]*@", "//" + user + ":" + password + "@");
  }

  void run(List<String> statements) throws SQLException {
    try (var connection = DriverManager.getConnection(jdbc(), ADMINISTRATOR, ADMINISTRATOR);
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /// The first column of what a question brings.
  List<String> ask(String sql) throws SQLException {
    var column = new ArrayList<String>();
    try (var connection = DriverManager.getConnection(jdbc(), ADMINISTRATOR, ADMINISTRATOR);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        column.add(rows.getString(1));
      }
    }
    return column;
  }

  /// Who is logged in, but for whoever asks.
  List<String> connected() throws SQLException {
    return ask(
        "SELECT DISTINCT usename FROM pg_stat_activity"
            + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
  }

  private String jdbc() {
    return "jdbc:" + postgres.replaceFirst("//[^@]*@", "//");
  }

  /// The ids of the keys that calls are sealed with; Tink puts them behind a byte for its version.
  Set<Integer> sealedWith() {
    try (var client = client()) {
      return client.scanPaginator(scan -> scan.tableName("callcat-calls")).items().stream()
          .map(item -> Objects.requireNonNull(item.get("phoneNumber")).b().asByteArray())
          .map(bytes -> ByteBuffer.wrap(bytes).getInt(1))
          .collect(Collectors.toSet());
    }
  }

  DynamoDbClient client() {
    var credentials = AwsBasicCredentials.create(dynamoDb.accessKey(), dynamoDb.secretKey());
    return DynamoDbClient.builder()
        .endpointOverride(URI.create(Objects.requireNonNull(dynamoDb.endpoint())))
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .build();
  }
}
