package com.callcat.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the processes wrote, each into a file of its own.
final class Logs {
  private static final Pattern LOOKED_UP = Pattern.compile("ANSWER_LOST.* callId=([-0-9a-f]{36})");
  private static final int MOST_LINES = 200;

  private final Path directory;

  Logs(Path directory) {
    this.directory = directory;
  }

  /// The calls of which a process said that the answer was lost, and that it looks them up.
  Set<String> lookedUp() {
    return lines()
        .map(Line::text)
        .map(LOOKED_UP::matcher)
        .filter(matcher -> matcher.find())
        .map(matcher -> matcher.group(1))
        .collect(Collectors.toSet());
  }

  /// Where a number is; the numbers themselves are not repeated.
  List<String> withNumbers() {
    return telling(line -> CalleeNumbers.ANY.matcher(line).find()).stream()
        .map(line -> CalleeNumbers.ANY.matcher(line.toString()).replaceAll("<number>"))
        .toList();
  }

  /// What the program calls for a person for.
  List<String> alerts() {
    return telling(line -> line.contains("ALERT")).stream().map(Line::toString).toList();
  }

  /// All that is said of some calls, by time.
  String of(Collection<String> callIds) {
    return telling(line -> callIds.stream().anyMatch(line::contains)).stream()
        .map(Line::toString)
        .collect(Collectors.joining("\n", "\nlogs in " + directory + "\n", ""));
  }

  private record Line(String file, String text) {
    @Override
    public String toString() {
      return text + "  [" + file + "]";
    }
  }

  private List<Line> telling(Predicate<String> wanted) {
    return lines()
        .filter(line -> wanted.test(line.text()))
        .sorted(Comparator.comparing(Line::text))
        .limit(MOST_LINES)
        .toList();
  }

  private Stream<Line> lines() {
    try (var files = Files.list(directory)) {
      return files.sorted().toList().stream().flatMap(Logs::lines);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Stream<Line> lines(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .map(text -> new Line(file.getFileName().toString(), text));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
