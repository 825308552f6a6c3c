package com.callcat.http;

import com.callcat.call.Problem.Fault;
import java.util.List;
import java.util.Map;

/// The answer to a refused request; [ProblemJson] writes it.
///
/// @param detail a text that tells a person what to do next
/// @param headers further headers of the answer
record Refusal(ProblemKind kind, String detail, List<Fault> faults, Map<String, String> headers) {

  Refusal(ProblemKind kind, String detail) {
    this(kind, detail, List.of(), Map.of());
  }

  /// A refusal whose detail is that of its kind.
  Refusal(ProblemKind kind) {
    this(kind, kind.cause() + " " + kind.cure());
  }

  int status() {
    return kind.status();
  }

  Refusal with(String header, String value) {
    return new Refusal(kind, detail, faults, Map.of(header, value));
  }
}
