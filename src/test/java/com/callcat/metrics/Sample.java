package com.callcat.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// One line of a scrape.
record Sample(String name, Map<String, String> labels, double value) {
  private static final Pattern LINE = Pattern.compile("(\\w+)(?:\\{(.*)})? (\\S+)");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

  Sample {
    labels = Map.copyOf(labels);
  }

  static List<Sample> all(String scrape) {
    var samples = new ArrayList<Sample>();
    scrape.lines().filter(line -> !line.startsWith("#")).forEach(line -> samples.add(read(line)));
    return samples;
  }

  private static Sample read(String line) {
    var parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new AssertionError("no sample: " + line);
    }
    var labels = new TreeMap<String, String>();
    if (parts.group(2) != null) {
      LABEL.matcher(parts.group(2)).results().forEach(it -> labels.put(it.group(1), it.group(2)));
    }
    return new Sample(parts.group(1), labels, value(parts.group(3)));
  }

  private static double value(String text) {
    return text.endsWith("Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
  }

  String series() {
    return name + new TreeMap<>(labels);
  }
}
