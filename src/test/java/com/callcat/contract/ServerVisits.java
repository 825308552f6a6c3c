package com.callcat.contract;

import static com.callcat.contract.Visit.see;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.callcat.retell.Fixtures;
import com.callcat.retell.Signature;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.List;

/// The answers of the documents, the webhook and the management.
final class ServerVisits {
  /// The key of development.
  private static final String KEY = "key_development";

  private static final int TOO_MUCH = 16 * 1024 * 1024 + 1;

  private ServerVisits() {}

  static List<Visit> all() {
    return List.of(
        see("getContract", "200", v -> v.send(v.ask("getContract"))),
        see("getContract", "304", v -> again(v, v.ask("getContract"))),
        see("getDocs", "200", v -> v.send(v.ask("getDocs"))),
        see("getDocs", "304", v -> again(v, v.ask("getDocs"))),
        see("getDocsFile", "200", v -> v.send(v.ask("getDocsFile").at("swagger-ui.css"))),
        see("getDocsFile", "304", v -> again(v, v.ask("getDocsFile").at("start.js"))),
        see("getDocsFile", "404", v -> v.send(v.ask("getDocsFile").at("nothing"))),
        see("listProblems", "200", v -> v.send(v.ask("listProblems"))),
        see("listProblems", "304", v -> again(v, v.ask("listProblems"))),
        see("getProblem", "200", v -> v.send(v.ask("getProblem").at("too-late"))),
        see("getProblem", "304", v -> again(v, v.ask("getProblem").at("no-room"))),
        see("getProblem", "404", v -> v.send(v.ask("getProblem").at("nothing"))),
        see("getStart", "302", v -> v.send(v.ask("getStart"))),
        see("receiveRetellEvent", "204", v -> v.send(signed(v.ask("receiveRetellEvent")))),
        see(
            "receiveRetellEvent",
            "400",
            v -> v.send(signed(v.ask("receiveRetellEvent").body("nonsense")))),
        see("receiveRetellEvent", "401", v -> v.send(v.ask("receiveRetellEvent"))),
        see("receiveRetellEvent", "408", Visitor::eventThatStops),
        see(
            "receiveRetellEvent",
            "413",
            v -> v.send(signed(v.ask("receiveRetellEvent").body(" ".repeat(TOO_MUCH))))),
        see("getLiveness", "200", v -> v.send(v.ask("getLiveness"))),
        see("getReadiness", "200", v -> v.send(v.ask("getReadiness"))),
        see("getMetrics", "200", v -> v.send(v.ask("getMetrics"))));
  }

  private static HttpResponse<String> again(Visitor visitor, Ask ask) throws Exception {
    var etag = visitor.send(ask).headers().firstValue("ETag").orElseThrow();
    return visitor.send(ask.with("If-None-Match", etag));
  }

  static Ask signed(Ask event) {
    var body = String.valueOf(event.body()).getBytes(UTF_8);
    var now = InstantSource.system().instant();
    return event.with(Signature.HEADER, Fixtures.signature(body, KEY, now));
  }
}
