package com.callcat.loadtest.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The deployed program as its archive has it, and what it needs: PostgreSQL, and a process with
/// the DynamoDB in the box and the Retell simulator.
final class Program implements AutoCloseable {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final Path WORK = Path.of("target/bench").toAbsolutePath();
  private static final Path UNPACKED = WORK.resolve("callcat");
  private static final String HERE = "127.0.0.1";
  private static final String OTHER = "peer";

  private final EmbeddedPostgres postgres;
  private final ServerProcess standIns;
  private final String keyset;
  private final String lines;

  /// Blocks until all that the program needs answers.
  ///
  /// @param lines how many calls there may be at a time
  /// @param talkSeconds how long each lasts
  Program(String classPath, int lines, int talkSeconds) throws IOException, InterruptedException {
    this.lines = Integer.toString(lines);
    unpack();
    this.keyset =
        output(List.of(java(), "-jar", UNPACKED.resolve("callcat.jar").toString(), "keyset"));
    this.postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("listen_addresses", HERE)
            .setLocaleConfig("locale", "C")
            .start();
    this.standIns = standIns(classPath, talkSeconds);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static void unpack() throws IOException, InterruptedException {
    Files.createDirectories(WORK);
    output(List.of("rm", "-rf", UNPACKED.toString(), WORK.resolve("data").toString()));
    output(List.of("tar", "-xzf", archive().toString(), "-C", WORK.toString()));
  }

  private static Path archive() throws IOException {
    try (var files = Files.list(ROOT.resolve("target"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("callcat-.*[.]tar[.]gz"))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "build the program first: mvn package -Dmaven.test.skip=true"));
    }
  }

  private static String output(List<String> command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).start();
    var text = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IllegalStateException(
          command + ": " + new String(process.getErrorStream().readAllBytes()));
    }
    return text.strip();
  }

  private ServerProcess standIns(String classPath, int talkSeconds) {
    var h2 =
        Arrays.stream(classPath.split(File.pathSeparator))
            .filter(entry -> entry.contains("h2-mvstore"))
            .toList();
    var parts =
        Stream.concat(
            Stream.of(
                ROOT.resolve("target/classes").toString(), UNPACKED.resolve("lib/*").toString()),
            h2.stream());
    return ServerProcess.start(
        "stand-ins",
        WORK,
        List.of(
            "-Xmx1g",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            parts.collect(Collectors.joining(File.pathSeparator)),
            "com.callcat.dev.StandInsMain"),
        Map.of(
            "CALLCAT_DATA_DIR",
            WORK.resolve("data").toString(),
            "CALLCAT_DYNAMODB_PORT",
            "0",
            "CALLCAT_RETELL_APIKEY",
            Secrets.OF_RETELL,
            "CALLCAT_RETELL_SIMULATOR_PORT",
            "0",
            "CALLCAT_RETELL_SIMULATOR_TALKSECONDS",
            Integer.toString(talkSeconds),
            "CALLCAT_RETELL_SIMULATOR_LINES",
            lines),
        WORK.resolve("stand-ins.log"));
  }

  /// Where the real DynamoDB listens.
  int dynamoDbPort() {
    return Integer.parseInt(url(standIns.readyLine(), "dynamodb").replaceAll(".*:", ""));
  }

  /// The real DynamoDB.
  String dynamoDb() {
    return "http://" + HERE + ":" + dynamoDbPort();
  }

  String retell() {
    return url(standIns.readyLine(), "retell");
  }

  /// A URL in the line that one of the project's programs prints when it is ready.
  static String url(String readyLine, String name) {
    return Arrays.stream(readyLine.split(" "))
        .filter(word -> word.startsWith(name + "="))
        .map(word -> word.substring(name.length() + 1))
        .map(url -> url.replaceFirst("//(0[.]0[.]0[.]0|localhost)", "//" + HERE))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(name + " is not in: " + readyLine));
  }

  /// Starts the program as its archive says, with a heap of 400 MB.
  ServerProcess start(String dynamoDb) {
    var environment = new HashMap<String, String>();
    for (var listener : new String[] {"HTTP", "WEBHOOK", "MANAGEMENT"}) {
      environment.put("CALLCAT_" + listener + "_HOST", HERE);
      environment.put("CALLCAT_" + listener + "_PORT", "0");
    }
    environment.put("CALLCAT_WEBHOOK_PUBLICURL", "http://" + HERE + ":9");
    environment.put("CALLCAT_DYNAMODB_ENDPOINT", dynamoDb);
    environment.put("CALLCAT_DYNAMODB_ACCESSKEY", "bench");
    environment.put("CALLCAT_DYNAMODB_SECRETKEY", "bench");
    environment.put("CALLCAT_POSTGRES_URI", postgresUri());
    environment.put("CALLCAT_AUTH_JWTSECRET", Secrets.OF_TOKENS);
    environment.put("CALLCAT_ENCRYPTION_KEYSET", keyset);
    environment.put("CALLCAT_RETELL_BASEURL", retell());
    environment.put("CALLCAT_RETELL_APIKEY", Secrets.OF_RETELL);
    environment.put("CALLCAT_RETELL_FROMNUMBER", "+15550001111");
    environment.put("CALLCAT_RETELL_AGENTID", "agent_bench");
    environment.put("CALLCAT_DISPATCH_MAXCONCURRENTCALLS", lines);
    var arguments = new ArrayList<String>(List.of("-Xmx400m", "@java.args"));
    return ServerProcess.start(
        "CallCat", UNPACKED, arguments, environment, WORK.resolve("callcat.log"));
  }

  private String postgresUri() {
    return "postgresql://postgres:postgres@" + HERE + ":" + postgres.getPort() + "/postgres";
  }

  /// A database of the same PostgreSQL that the program has no part in.
  String otherDatabase() {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + OTHER);
      return postgres.getJdbcUrl("postgres", OTHER);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /// What is deployed, for what uses a class of it.
  static Path jar() {
    return UNPACKED.resolve("callcat.jar");
  }

  static Path work() {
    return WORK;
  }

  @Override
  public void close() {
    standIns.close();
    try {
      postgres.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
