package com.callcat.http;

import com.callcat.call.Problem.Fault;
import java.util.List;
import java.util.Map;

/// What a client is told when its request is refused; [ProblemJson] writes it.
///
/// @param detail tells a person what to do next
/// @param headers what the answer carries besides
record Refusal(ProblemKind kind, String detail, List<Fault> faults, Map<String, String> headers) {

  Refusal(ProblemKind kind, String detail) {
    this(kind, detail, List.of(), Map.of());
  }

  /// One of which there is no more to say than of its kind.
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
