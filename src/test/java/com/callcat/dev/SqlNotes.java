package com.callcat.dev;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Texts in a table of PostgreSQL, to see whether they are still there later.
final class SqlNotes {
  private SqlNotes() {}

  static void write(String uri, String text) throws SQLException {
    try (var connection = connect(uri);
        var table = connection.prepareStatement("CREATE TABLE IF NOT EXISTS notes (text text)");
        var insert = connection.prepareStatement("INSERT INTO notes VALUES (?)")) {
      table.execute();
      insert.setString(1, text);
      insert.execute();
    }
  }

  static List<String> read(String uri) throws SQLException {
    try (var connection = connect(uri);
        var query = connection.prepareStatement("SELECT text FROM notes");
        var rows = query.executeQuery()) {
      var texts = new ArrayList<String>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }

  static Connection connect(String uri) throws SQLException {
    var server = URI.create(uri);
    return DriverManager.getConnection(
        "jdbc:postgresql://" + server.getHost() + ":" + server.getPort() + server.getPath(),
        "postgres",
        "postgres");
  }
}
