package com.callcat.loadtest.gatling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;

/// What was found, as a page that can be kept: printed, and written beside Gatling's report.
///
/// @param ours whether the program was started by this run
record Page(String simulation, Settings settings, boolean ours) {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

  void write(Verdicts verdicts, Times lags, String loadBefore) {
    var now = ZonedDateTime.now(ZoneOffset.UTC);
    var text = text(verdicts, lags, loadBefore, now);
    var file = Project.result("%s-%s.md".formatted(simulation.toLowerCase(), STAMP.format(now)));
    try {
      Files.writeString(file, text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    System.out.println("\n" + text + "\n" + file);
  }

  private String text(Verdicts verdicts, Times lags, String loadBefore, ZonedDateTime now) {
    var lines = new ArrayList<String>();
    lines.add("# " + simulation);
    lines.add("");
    lines.add(now.toLocalDate() + ", " + result(verdicts, lags));
    lines.add("");
    verdicts.figures().forEach(figure -> lines.add("- " + figure));
    for (var one : verdicts.all()) {
      lines.add(
          "- %s %s: %s".formatted(one.met() ? "met:" : "NOT MET:", one.condition(), one.text()));
    }
    lines.add("- the generator's own lag: " + lags);
    lines.add("- settings: " + settings);
    lines.add("- machine: " + Machine.describe());
    lines.add("- on the same machine: " + beside());
    lines.add(
        "- load average before the start %s, at the end %s".formatted(loadBefore, Machine.load()));
    return String.join("\n", lines) + "\n";
  }

  private String result(Verdicts verdicts, Times lags) {
    if (lags.p99() > settings.lagMillisMax()) {
      return "VOID: the generator fell behind";
    }
    return verdicts.all().stream().allMatch(Verdicts.Verdict::met)
        ? "all of these conditions met; which requests failed is in Gatling's report"
        : "NOT all conditions met";
  }

  private String beside() {
    return ours
        ? "the generator, the program with its embedded PostgreSQL, and in one process the DynamoDB of the"
            + " project and the Retell simulator"
        : "the generator and whatever runs there with the program, which it did not start";
  }
}
