package com.callcat.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Bytes that no HTTP client would send, and what may come of them.
///
/// @param bytes one character for each
/// @param expected the statuses it may be answered with; [#NO_ANSWER] for being hung up on
record RawRequest(String name, String bytes, Set<Integer> expected) {
  static final int NO_ANSWER = 0;
  private static final int PATIENCE_MS = 30_000;
  private static final Pattern STATUS = Pattern.compile("(?m)^\\S+/\\d\\.\\d (\\d{3})\\b");

  static RawRequest of(String name, String bytes, Integer... expected) {
    return new RawRequest(name, bytes, Set.copyOf(Arrays.asList(expected)));
  }

  /// A whole request without a body, after which the connection is to be closed.
  static RawRequest get(String target, String headers, Integer... expected) {
    return line("GET " + target + " HTTP/1.1", headers, expected);
  }

  static RawRequest line(String line, String headers, Integer... expected) {
    var head = line + "\r\nHost: x\r\nConnection: close\r\n" + headers + "\r\n";
    return of(line + " " + headers, head, expected);
  }

  /// What is answered. Where the server may hang up without a word, it is told that there is no
  /// more.
  String sendTo(URI server) throws IOException {
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(PATIENCE_MS);
      socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
      if (expected.contains(NO_ANSWER)) {
        socket.shutdownOutput();
      }
      return read(socket.getInputStream());
    } catch (SocketException hungUp) {
      return "";
    }
  }

  /// Until the server hangs up, or has refused; it may then wait for the rest of a body.
  private static String read(InputStream from) throws IOException {
    var answers = new StringBuilder();
    var buffer = new byte[16 * 1024];
    var open = true;
    while (open && !refused(answers)) {
      var read = from.read(buffer);
      open = read >= 0;
      answers.append(new String(buffer, 0, Math.max(0, read), ISO_8859_1));
    }
    return answers.toString();
  }

  /// Every refusal ends like that.
  private static boolean refused(StringBuilder answers) {
    return answers.indexOf("application/problem+json") >= 0
        && answers.charAt(answers.length() - 1) == '}';
  }

  /// The statuses of all answers in what came.
  static List<Integer> statuses(String answers) {
    return STATUS
        .matcher(answers)
        .results()
        .map(status -> Integer.valueOf(status.group(1)))
        .toList();
  }

  @Override
  public String toString() {
    return name.length() < 200 ? name : name.substring(0, 200) + "…";
  }
}
