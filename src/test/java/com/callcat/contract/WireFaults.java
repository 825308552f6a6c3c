package com.callcat.contract;

import java.util.List;
import java.util.Set;

/// What can be wrong with a request around its body: where it goes, how, and from whom.
final class WireFaults {
  private static final String AUTHORIZATION = "Authorization";
  private static final String CONTENT_TYPE = "Content-Type";
  private static final String KEY = "Idempotency-Key";

  private WireFaults() {}

  static List<RequestFault> all() {
    return List.of(
        RequestFault.of(401, "bad token", WireFaults::badToken).when(p -> p.operation.needsToken()),
        RequestFault.of(401, "no token", (p, s) -> p.withoutHeader(AUTHORIZATION))
            .when(p -> p.operation.needsToken()),
        RequestFault.of(401, "two tokens", (p, s) -> p.header(AUTHORIZATION, "Bearer x"))
            .when(p -> p.operation.needsToken() && p.hasHeader(AUTHORIZATION)),
        RequestFault.of(405, "method", WireFaults::otherMethod).or(401),
        RequestFault.of(404, "path", WireFaults::otherPath).or(401),
        RequestFault.of(414, "long line", WireFaults::longLine),
        RequestFault.of(431, "long headers", WireFaults::longHeaders),
        RequestFault.of(406, "accept", WireFaults::otherAccept).when(WireFaults::answersJson),
        RequestFault.of(404, "call id", WireFaults::otherCall)
            .when(p -> p.operation.path().contains("{callId}")),
        RequestFault.of(415, "no content type", (p, s) -> p.withoutHeader(CONTENT_TYPE))
            .when(WireFaults::takesJson),
        RequestFault.of(415, "content type", WireFaults::otherType).when(WireFaults::takesJson),
        RequestFault.of(415, "encoding", WireFaults::encode).when(WireFaults::takesJson),
        RequestFault.of(400, "key", WireFaults::badKey)
            .when(p -> p.operation.id().startsWith("create")),
        RequestFault.of(412, "stale", (p, s) -> p.replaceHeader("If-Match", "\"70000\""))
            .when(p -> p.operation.id().equals("changeCall")),
        RequestFault.of(400, "query", WireFaults::badQuery)
            .when(p -> p.operation.id().equals("listCalls")));
  }

  private static boolean takesJson(Probe probe) {
    return probe.operation.requestSchema() != null;
  }

  private static boolean answersJson(Probe probe) {
    var path = probe.operation.path();
    return path.startsWith("/api/") || path.startsWith("/.well-known/");
  }

  private static void badToken(Probe probe, FaultSource source) {
    probe.replaceHeader(AUTHORIZATION, source.tokens().one(source.dice(), source.user()));
  }

  private static void otherMethod(Probe probe, FaultSource source) {
    var path = probe.operation.path();
    var there =
        OpenApi.CONTRACT.operations().stream()
            .filter(each -> each.path().equals(path))
            .map(ApiOperation::method)
            .toList();
    var methods =
        List.of("POST", "PUT", "DELETE", "PATCH", "TRACE", "BREW", "PROPFIND", "get", "Post");
    probe.method =
        source.dice().one(methods.stream().filter(each -> !there.contains(each)).toList());
  }

  private static void otherPath(Probe probe, FaultSource source) {
    var id = source.user().deletedCall();
    probe.target =
        source
            .dice()
            .one(
                "/api",
                "/api/call",
                "/API/CALLS",
                "/api/calls/" + id + "/x",
                "/api/calls/" + id + "/transcript/x",
                "/api/calls/" + id + "/cancel/cancel",
                "/api/user",
                "/api/user/password",
                "/api/auth",
                "/api/auth/register/x",
                "/admin",
                "/.env",
                "/.git/config",
                "/actuator/env",
                "/docs/x/y",
                "/index.php?x=%3Cscript%3E",
                "/api/calls/%2B15559990000/x",
                "/x/(555)%20999-0000/y",
                "/x/tel:+15559990000",
                "/n15559990000");
  }

  private static void longLine(Probe probe, FaultSource source) {
    var much = "x".repeat(source.dice().between(4200, 7000));
    probe.target +=
        source.dice().chance(50) || probe.target.contains("?")
            ? (probe.target.contains("?") ? "&" : "?") + much
            : "/" + much;
  }

  private static void longHeaders(Probe probe, FaultSource source) {
    if (source.dice().chance(50)) {
      probe.header("X-Much", "x".repeat(source.dice().between(17_000, 30_000)));
    } else {
      for (var i = 0; i < 400; i++) {
        probe.header("X-Many-" + i, "x".repeat(50));
      }
    }
  }

  private static void otherAccept(Probe probe, FaultSource source) {
    probe.replaceHeader(
        "Accept",
        source.dice().one("image/png", "text/html", "text/*", "application/xml;q=0.9, text/csv"));
  }

  private static void otherCall(Probe probe, FaultSource source) {
    var id =
        source
            .dice()
            .one(
                "1",
                "x".repeat(300),
                "+15559990000",
                "%2B1%20(555)%20999-0000",
                "tel:+15559990000",
                "call+15559990000",
                "1.555.999.0000",
                "15559990000;x=1",
                "%27%20OR%201=1",
                "0198f4a2-6c1e-7b1d-9d5e-3c9a5f0e2b1",
                "{0198f4a2-6c1e-7b1d-9d5e-3c9a5f0e2b11}".replace("{", "%7B").replace("}", "%7D"));
    probe.target = probe.operation.path().replaceFirst("\\{\\w+}", id);
  }

  private static void otherType(Probe probe, FaultSource source) {
    probe.replaceHeader(
        CONTENT_TYPE,
        source
            .dice()
            .one(
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json; charset=iso-8859-1",
                "application/json; charset=utf-16",
                "application/jsonx",
                "application/merge-patch+json",
                "json",
                ";",
                ""));
  }

  private static void encode(Probe probe, FaultSource source) {
    probe.header("Content-Encoding", source.dice().one("gzip", "br", "x", "gzip, gzip"));
  }

  private static void badKey(Probe probe, FaultSource source) {
    var bad = source.dice().one("", "a b", "x".repeat(256), "a\tb");
    probe.replaceHeader(KEY, bad);
    if (source.dice().chance(30)) {
      probe.replaceHeader(KEY, "a").header(KEY, "b");
    }
  }

  private static void badQuery(Probe probe, FaultSource source) {
    var foreign = source.user().stranger().nextToken();
    var cut = foreign.substring(0, foreign.length() - 2);
    var bad =
        Set.of(
            "limit=0",
            "limit=101",
            "limit=-1",
            "limit=",
            "limit=1.0",
            "limit=%2B5",
            "limit=1e1",
            "limit=99999999999999999999",
            "limit=x",
            "limit=1&limit=2",
            "limit=%D9%A1",
            "status=",
            "status=scheduled",
            "status=DONE",
            "status=SCHEDULED,FAILED",
            "state=SCHEDULED",
            "status=FAILED&status=FAILED",
            "userId=1",
            "x",
            "nextToken=",
            "nextToken=x",
            "nextToken=" + foreign,
            "nextToken=" + cut,
            "nextToken=..%2F..",
            "%00=1",
            "limit=5%00");
    probe.target = "/api/calls?" + source.dice().one(bad.stream().sorted().toList());
  }
}
