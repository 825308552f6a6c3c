package com.callcat.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

/// The same good request said in another way.
final class Variations {
  private static final int ROOM = 60_000;

  private Variations() {}

  static void apply(Probe probe, Dice dice) {
    var stream = probe.operation.id().equals("streamCallEvents");
    if (stream || !probe.operation.listener().equals("api")) {
      return;
    }
    switch (dice.between(0, 11)) {
      case 0 -> probe.chunked = true;
      case 1 -> escape(probe);
      case 2 -> spread(probe);
      case 3 -> accept(probe, dice);
      case 4 -> body(probe);
      case 5 -> onlyHead(probe);
      case 6 -> options(probe);
      case 7 -> charset(probe, dice);
      case 8 ->
          probe.header(
              "traceparent",
              dice.one("00-x", "00-" + "a".repeat(32) + "-" + "b".repeat(16) + "-01", ""));
      case 9 -> probe.header("X-Unknown", "\u00e4 \t x");
      default -> {}
    }
  }

  private static void escape(Probe probe) {
    if (probe.json != null && probe.text(true).length() < ROOM) {
      probe.bytes(probe.text(true).getBytes(UTF_8));
    }
  }

  private static void spread(Probe probe) {
    if (probe.json != null && !probe.json.isEmpty() && probe.text(true).length() < ROOM) {
      var text = "\n \t{ \r\n" + probe.text(false).substring(1) + " \n";
      probe.bytes(text.getBytes(UTF_8));
    }
  }

  private static void accept(Probe probe, Dice dice) {
    probe.header(
        "Accept",
        dice.one(
            "*/*",
            "application/json",
            "application/*;q=0.1",
            "text/html, application/problem+json",
            "text/html,application/xhtml+xml,*/*;q=0.8"));
  }

  /// That nobody asked for.
  private static void body(Probe probe) {
    if (probe.json == null) {
      probe.bytes("{\"status\": \"x\"}".getBytes(UTF_8));
    }
  }

  private static void onlyHead(Probe probe) {
    if (probe.method.equals("GET")) {
      probe.method = "HEAD";
      probe.then(answer -> {});
    }
  }

  private static void options(Probe probe) {
    probe.method = "OPTIONS";
    probe.expected.clear();
    probe.expecting(204).then(answer -> {});
  }

  private static void charset(Probe probe, Dice dice) {
    if (probe.json != null) {
      probe.replaceHeader(
          "Content-Type",
          dice.one(
              "application/json; charset=utf-8",
              "Application/JSON;charset=\"UTF-8\"",
              "application/json ;"));
    }
  }
}
