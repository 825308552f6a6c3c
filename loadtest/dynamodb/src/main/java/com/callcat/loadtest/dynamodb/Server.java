package com.callcat.loadtest.dynamodb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A server that is measured, as a process of its own, with the same flags and heap as the other.
final class Server implements AutoCloseable {
  private static final long NANOS_PER_TICK = 10_000_000;
  private static final String AUTHORIZATION =
      "AWS4-HMAC-SHA256 Credential=bench/20300101/us-east-1/dynamodb/aws4_request,"
          + " SignedHeaders=host, Signature=0";

  final String name;
  final long readyMillis;
  private final Process process;
  private final URI endpoint;

  private Server(String name, int port, List<String> arguments) throws Exception {
    this.name = name;
    this.endpoint = URI.create("http://127.0.0.1:" + port + "/");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx512m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(arguments);
    var start = System.nanoTime();
    this.process =
        new ProcessBuilder(command)
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start();
    awaitAnswer();
    this.readyMillis = (System.nanoTime() - start) / 1_000_000;
  }

  /// The server of the project, in memory, on the classes that its build has made.
  static Server ours(String classPath) throws Exception {
    var port = freePort();
    return new Server(
        "ours",
        port,
        List.of("-cp", classPath, "com.callcat.dev.dynamodb.DynamoDbMain", String.valueOf(port)));
  }

  /// DynamoDB Local, in memory.
  static Server local(String classPath, Path nativeLibraries) throws Exception {
    var port = freePort();
    return new Server(
        "DynamoDB Local",
        port,
        List.of(
            "-Dsqlite4java.library.path=" + nativeLibraries,
            "-cp",
            classPath,
            "com.amazonaws.services.dynamodbv2.local.main.ServerRunner",
            "-inMemory",
            "-disableTelemetry",
            "-port",
            String.valueOf(port)));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void awaitAnswer() throws InterruptedException {
    while (true) {
      try {
        ask("ListTables", "{}");
        return;
      } catch (UncheckedIOException notYet) {
        if (!process.isAlive()) {
          throw new IllegalStateException(name + " has ended", notYet);
        }
        Thread.sleep(2);
      }
    }
  }

  /// The client is the same for all, and its own cost counts for nobody.
  ///
  /// @throws IllegalStateException when it is refused
  String ask(String operation, String body) {
    try {
      var connection = (HttpURLConnection) endpoint.toURL().openConnection();
      connection.setRequestMethod("POST");
      connection.setDoOutput(true);
      connection.setRequestProperty("Content-Type", "application/x-amz-json-1.0");
      connection.setRequestProperty("X-Amz-Target", "DynamoDB_20120810." + operation);
      connection.setRequestProperty("X-Amz-Date", "20300101T000000Z");
      connection.setRequestProperty("Authorization", AUTHORIZATION);
      connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
      var status = connection.getResponseCode();
      try (var answer = status == 200 ? connection.getInputStream() : connection.getErrorStream()) {
        var text = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        if (status != 200) {
          throw new IllegalStateException(operation + ": " + text);
        }
        return text;
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Of the whole process: its requests, its compiler and its collector.
  long cpuNanos() {
    try {
      var stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * NANOS_PER_TICK;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
