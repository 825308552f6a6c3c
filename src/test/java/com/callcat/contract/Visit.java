package com.callcat.contract;

import java.net.http.HttpResponse;

/// A way to see one answer of one operation.
record Visit(String operation, String status, Way way) {

  /// Asks for it.
  @FunctionalInterface
  interface Way {
    HttpResponse<String> go(Visitor visitor) throws Exception;
  }

  static Visit see(String operation, String status, Way way) {
    return new Visit(operation, status, way);
  }

  String name() {
    return operation + " " + status;
  }
}
