package com.callcat.contract;

import static com.callcat.contract.Visit.see;

import com.callcat.contract.Visit.Way;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The errors that operations have because of what they are: made for each of them in the same way.
final class ErrorVisits {
  private static final String LONG = "x=" + "x".repeat(5000);
  private static final String LARGE = "x".repeat(20_000);
  private static final int ROOM = 5000;

  private ErrorVisits() {}

  static List<Visit> all() {
    return OpenApi.CONTRACT.operations().stream().flatMap(ErrorVisits::of).toList();
  }

  private static Stream<Visit> of(ApiOperation operation) {
    var id = operation.id();
    var ways = new TreeMap<String, Way>();
    ways.put("default", v -> v.send(any(operation, at(v.ask(id)))));
    ways.put("414", v -> v.send(at(v.ask(id)).query(LONG)));
    ways.put("431", v -> v.send(at(v.ask(id)).with("X-Large", LARGE)));
    if (operation.needsToken()) {
      ways.put("401", v -> v.send(at(Ask.of(id))));
    }
    if (operation.path().contains("{callId}")) {
      ways.put("403", v -> v.strangerAsksForMirasCall(id));
      ways.put("404", v -> v.send(at(v.ask(id))));
    }
    if (operation.requestSchema() != null && operation.listener().equals("api")) {
      ways.put("400", v -> v.send(at(v.ask(id)).body("{\"nonsense\": 1}")));
      ways.put("413", v -> v.send(at(v.ask(id)).body(tooMuch(operation))));
      ways.put("415", v -> v.send(at(v.ask(id)).with("Content-Type", "text/plain")));
    }
    return ways.entrySet().stream()
        .filter(way -> operation.responses().containsKey(way.getKey()))
        .map(way -> see(id, way.getKey(), way.getValue()));
  }

  private static String tooMuch(ApiOperation operation) {
    return " ".repeat(TextFaults.limit(operation) + ROOM);
  }

  /// Pages are answered whatever `Accept` says.
  private static Ask any(ApiOperation operation, Ask ask) {
    return operation.path().startsWith("/api/") ? ask.with("Accept", "image/png") : ask.query(LONG);
  }

  private static Ask at(Ask ask) {
    return ask.at(Ask.NO_CALL);
  }
}
