package com.callcat.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What a rule or a panel asks Prometheus.
///
/// @param where for whoever reads that it is wrong
record Expression(String where, String text) {
  private static final Path RULES = Path.of("k8s/base/rules.yaml");
  private static final Path DASHBOARDS = Path.of("k8s/base/dashboards");
  private static final Pattern SELECTOR =
      Pattern.compile("\\b((?:callcat|vertx|jvm|process|system)_\\w+)(?:\\{([^}]*)})?");
  private static final Pattern EQUAL = Pattern.compile("(\\w+)=\"([^\"]*)\"");
  private static final Pattern MATCHER = Pattern.compile("(\\w+)(?:=~|!~|!=|=)\"");
  private static final Pattern GROUPING = Pattern.compile("\\bby \\(([^)]*)\\)");

  /// Those of the series: what they must equal, and all labels that are named.
  record Selector(String name, Map<String, String> equal, Set<String> labels) {}

  static List<Expression> ofRules() throws IOException {
    var rules = new YAMLMapper().readTree(RULES.toFile());
    var all = new ArrayList<Expression>();
    for (var group : rules.path("spec").path("groups")) {
      for (var rule : group.path("rules")) {
        all.add(new Expression(rule.path("alert").asText(), rule.path("expr").asText()));
      }
    }
    return all;
  }

  /// As Grafana asks it with its variables filled in.
  static List<Expression> ofDashboards() throws IOException {
    var all = new ArrayList<Expression>();
    for (var file : dashboards()) {
      for (var panel : new ObjectMapper().readTree(file.toFile()).path("panels")) {
        panel.path("targets").forEach(target -> all.add(of(file, panel, target)));
      }
    }
    return all;
  }

  static List<Path> dashboards() throws IOException {
    try (var files = Files.list(DASHBOARDS)) {
      return files.sorted().toList();
    }
  }

  private static Expression of(Path file, JsonNode panel, JsonNode target) {
    var text = target.path("expr").asText();
    return new Expression(
        file.getFileName() + ": " + panel.path("title").asText(),
        text.replace("$namespace", ".*").replace("$__rate_interval", "1m"));
  }

  List<Selector> selectors() {
    return SELECTOR
        .matcher(text)
        .results()
        .map(found -> selector(found.group(1), found.group(2) == null ? "" : found.group(2)))
        .toList();
  }

  private static Selector selector(String name, String matchers) {
    var equal = new TreeMap<String, String>();
    EQUAL.matcher(matchers).results().forEach(it -> equal.put(it.group(1), it.group(2)));
    var labels = new TreeSet<String>();
    MATCHER.matcher(matchers).results().forEach(it -> labels.add(it.group(1)));
    return new Selector(name, equal, labels);
  }

  /// The labels that it groups by.
  Set<String> groupings() {
    var labels = new TreeSet<String>();
    GROUPING
        .matcher(text)
        .results()
        .forEach(found -> labels.addAll(List.of(found.group(1).split(",\\s*"))));
    return labels;
  }
}
