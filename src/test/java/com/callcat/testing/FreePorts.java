package com.callcat.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// Ports for those who must know theirs before they listen. They are none of those that the system
/// hands out by itself, so nobody else gets one in between, or while its owner starts again.
public final class FreePorts {
  private static final int FIRST = 10_000;

  /// Linux hands out those from here on, others begin higher.
  private static final int END = 32_768;

  private FreePorts() {}

  public static int one() {
    return several(1).getFirst();
  }

  /// Different ones.
  public static List<Integer> several(int count) {
    return ThreadLocalRandom.current()
        .ints(FIRST, END)
        .distinct()
        .boxed()
        .filter(FreePorts::isFree)
        .limit(count)
        .toList();
  }

  private static boolean isFree(int port) {
    try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return probe.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
