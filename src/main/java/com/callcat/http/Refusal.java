package com.callcat.http;

import com.callcat.call.Problem.Fault;
import java.util.List;
import java.util.Map;

/// What a client is told when its request is refused; written as RFC 9457 has it.
///
/// @param kind the last part of the problem's `type`; clients may rely on it
/// @param detail tells a person what to do next
/// @param headers what the answer carries besides
record Refusal(
    int status,
    String kind,
    String title,
    String detail,
    List<Fault> faults,
    Map<String, String> headers) {

  Refusal(int status, String kind, String title, String detail) {
    this(status, kind, title, detail, List.of(), Map.of());
  }

  Refusal with(String header, String value) {
    return new Refusal(status, kind, title, detail, faults, Map.of(header, value));
  }
}
