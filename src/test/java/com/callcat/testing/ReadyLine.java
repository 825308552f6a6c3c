package com.callcat.testing;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// The line that says the program is ready, read as whoever starts it would.
public record ReadyLine(Map<String, String> urls) {
  public static final String START = "CallCat is ready ";

  public static ReadyLine parse(String line) {
    if (!line.startsWith(START)) {
      throw new IllegalArgumentException("not a ready line: " + line);
    }
    return new ReadyLine(
        Arrays.stream(line.substring(START.length()).split(" ", -1))
            .map(pair -> pair.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
  }

  public String api() {
    return url("api");
  }

  public String webhook() {
    return url("webhook");
  }

  public String management() {
    return url("management");
  }

  public String retell() {
    return url("retell");
  }

  private String url(String name) {
    return Objects.requireNonNull(urls.get(name), name);
  }
}
