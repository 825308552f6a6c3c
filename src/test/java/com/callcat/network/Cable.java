package com.callcat.network;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Another machine, which is a network namespace of this one, and two cables to it: one for what is
/// between processes, which can be cut, and one for all else. What is sent into a cut goes to a
/// network card that nobody has: it is lost, and nobody is told.
final class Cable implements AutoCloseable {
  /// Addresses for tests of networks (RFC 2544), which nobody else should have.
  static final String HERE = "198.18.0.1";

  static final String THERE = "198.18.0.2";
  static final String SERVICES_HERE = "198.18.0.5";
  static final String SERVICES_THERE = "198.18.0.6";

  private static final String NAMESPACE = "callcat-test";
  private static final String HERE_CARD = "callcat-c0";
  private static final String THERE_CARD = "callcat-c1";
  private static final String SERVICES_CARD = "callcat-s0";
  private static final String NOBODY = "02:00:00:00:00:01";
  private static final int CONNECT_MS = 500;

  private Cable() {}

  /// Whether this machine lets us have one.
  static boolean canBeHad() throws IOException {
    if (Stream.of("/sbin/ip", "/usr/sbin/ip").noneMatch(ip -> Files.exists(Path.of(ip)))
        || !"root".equals(System.getProperty("user.name"))) {
      return false;
    }
    remove();
    var works = run(List.of("ip", "netns", "add", NAMESPACE)) == 0;
    remove();
    return works;
  }

  static Cable lay() throws IOException {
    ip("netns add " + NAMESPACE);
    link(HERE_CARD, HERE, THERE_CARD, THERE);
    link(SERVICES_CARD, SERVICES_HERE, "callcat-s1", SERVICES_THERE);
    ip("-n " + NAMESPACE + " link set lo up");
    return new Cable();
  }

  private static void link(String here, String address, String there, String other)
      throws IOException {
    ip("link add %s type veth peer name %s netns %s".formatted(here, there, NAMESPACE));
    ip("addr add %s/30 dev %s".formatted(address, here));
    ip("link set %s up".formatted(here));
    ip("-n %s addr add %s/30 dev %s".formatted(NAMESPACE, other, there));
    ip("-n %s link set %s up".formatted(NAMESPACE, there));
  }

  /// What a command begins with that is run over there.
  static List<String> there() {
    return List.of("ip", "netns", "exec", NAMESPACE);
  }

  /// From now on nothing comes through, in neither direction.
  void cut() throws IOException {
    ip("neigh replace %s lladdr %s nud permanent dev %s".formatted(THERE, NOBODY, HERE_CARD));
    ip(
        "-n %s neigh replace %s lladdr %s nud permanent dev %s"
            .formatted(NAMESPACE, HERE, NOBODY, THERE_CARD));
  }

  void join() throws IOException {
    ip("neigh del %s dev %s".formatted(THERE, HERE_CARD));
    ip("-n %s neigh del %s dev %s".formatted(NAMESPACE, HERE, THERE_CARD));
  }

  /// Whether a port over there can be reached by the cable that can be cut.
  boolean reaches(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(THERE, port), CONNECT_MS);
      return true;
    } catch (IOException cut) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    remove();
  }

  /// Each end takes the other one along; the namespace may live for as long as a process there.
  private static void remove() throws IOException {
    for (var card : List.of(HERE_CARD, SERVICES_CARD)) {
      run(List.of("ip", "link", "del", card));
    }
    run(List.of("ip", "netns", "del", NAMESPACE));
  }

  private static void ip(String arguments) throws IOException {
    var command = Stream.concat(Stream.of("ip"), Stream.of(arguments.split(" "))).toList();
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException(command + ": " + said);
    }
  }

  private static int run(List<String> command) throws IOException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    return process.onExit().join().exitValue();
  }
}
