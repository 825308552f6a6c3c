package com.callcat.contract;

import static com.callcat.contract.Visit.see;

import java.net.http.HttpResponse;
import java.util.List;

/// The answers of calls and transcripts that need something of their own.
final class CallVisits {
  private static final String KEY = "Idempotency-Key";

  private CallVisits() {}

  static List<Visit> all() {
    return List.of(
        see("listCalls", "200", v -> v.send(v.ask("listCalls").query("status=SCHEDULED&limit=2"))),
        see("listCalls", "400", v -> v.send(v.ask("listCalls").query("limit=0"))),
        see("createCall", "201", v -> v.send(v.ask("createCall").with(KEY, "a"))),
        see("createCall", "409", v -> reuseKey(v, "createCall")),
        see("createInstantCall", "201", v -> v.send(v.ask("createInstantCall").with(KEY, "b"))),
        see("createInstantCall", "409", v -> reuseKey(v, "createInstantCall")),
        see("streamCallEvents", "200", v -> v.stream()),
        see(
            "streamCallEvents",
            "400",
            v -> v.send(v.ask("streamCallEvents").with("Last-Event-ID", "not ours"))),
        see("streamCallEvents", "429", Visitor::oneStreamTooMany),
        see("getCall", "200", v -> v.send(v.ask("getCall").at(v.completedCall()))),
        see("changeCall", "200", v -> v.send(v.ask("changeCall").at(v.scheduledCall()))),
        see("changeCall", "409", v -> v.send(v.ask("changeCall").at(v.endedCall()))),
        see(
            "changeCall",
            "412",
            v -> v.send(v.ask("changeCall").at(v.scheduledCall()).with("If-Match", "\"999\""))),
        see("deleteCall", "204", v -> v.send(v.ask("deleteCall").at(v.scheduledCall()))),
        see("deleteCall", "409", v -> v.send(v.ask("deleteCall").at(v.endedCall()))),
        see("cancelCall", "200", v -> v.send(v.ask("cancelCall").at(v.scheduledCall()))),
        see("cancelCall", "202", v -> v.send(v.ask("cancelCall").at(v.callInProgress()))),
        see("cancelCall", "409", v -> v.send(v.ask("cancelCall").at(v.endedCall()))),
        see("finalizeCall", "200", v -> v.send(v.ask("finalizeCall").at(v.completedCall()))),
        see("finalizeCall", "409", v -> v.send(v.ask("finalizeCall").at(v.scheduledCall()))),
        see("getTranscript", "200", CallVisits::readTranscript),
        see("replaceTranscript", "200", v -> onScheduled(v, "replaceTranscript")),
        see("appendToTranscript", "200", v -> onScheduled(v, "appendToTranscript")));
  }

  private static HttpResponse<String> reuseKey(Visitor visitor, String operation) throws Exception {
    var first = visitor.ask(operation).with(KEY, "reused-" + operation);
    visitor.send(first);
    return visitor.send(
        first.body(
            """
            {"calleeName": "Other", "phoneNumber": "+15551234567", "subject": "x", "prompt": "y"}"""));
  }

  private static HttpResponse<String> readTranscript(Visitor visitor) throws Exception {
    var callId = visitor.scheduledCall();
    visitor.send(visitor.ask("replaceTranscript").at(callId));
    return visitor.send(visitor.ask("getTranscript").at(callId));
  }

  private static HttpResponse<String> onScheduled(Visitor visitor, String operation)
      throws Exception {
    return visitor.send(visitor.ask(operation).at(visitor.scheduledCall()));
  }
}
