package com.callcat.http;

import com.callcat.call.Problem.Fault;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;

/// Checks that all query parameters of a request are known, and that none occurs twice.
final class QueryParameters {
  private QueryParameters() {}

  static List<Fault> faults(MultiMap parameters, List<String> known) {
    var faults = new ArrayList<Fault>();
    for (var name : parameters.names()) {
      if (!known.contains(name)) {
        faults.add(new Fault("query", "has a parameter other than " + String.join(", ", known)));
      } else if (parameters.getAll(name).size() > 1) {
        faults.add(new Fault(name, "is there twice"));
      }
    }
    return faults;
  }
}
