package com.callcat.dev.dynamodb.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Parses projection expressions, which are paths separated by commas.
final class ProjectionParser extends Parser {
  private ProjectionParser(String text) {
    super(text, Set.of());
  }

  static List<Node.Path> parse(String text) {
    var parser = new ProjectionParser(text);
    var paths = new ArrayList<Node.Path>();
    do {
      paths.add(parser.path());
    } while (parser.accept(","));
    parser.expectEnd();
    return paths;
  }

  @Override
  Node argument() {
    throw syntaxError();
  }
}
