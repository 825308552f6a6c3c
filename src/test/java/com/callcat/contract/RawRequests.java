package com.callcat.contract;

import static com.callcat.contract.RawRequest.NO_ANSWER;
import static com.callcat.contract.RawRequest.get;
import static com.callcat.contract.RawRequest.line;

import java.util.ArrayList;
import java.util.List;

/// Requests that are hardly HTTP, and paths that try to get elsewhere.
///
/// @param authorization a header of a user who is logged in
record RawRequests(Dice dice, String authorization) {
  /// What Vert.x itself says to a version of HTTP that it does not have.
  private static final int VERSION = 501;

  private static final String JSON = "Content-Type: application/json\r\n";

  List<RawRequest> all(int random) {
    var all = new ArrayList<RawRequest>();
    all.addAll(lines());
    all.addAll(paths());
    all.addAll(headers());
    all.addAll(bodies());
    for (var i = 0; i < random; i++) {
      all.add(random());
    }
    return all;
  }

  RawRequest random() {
    return dice.chance(50) ? noise() : spoilt(dice.one(bodies()));
  }

  private static List<RawRequest> lines() {
    return List.of(
        line("NONSENSE", "", 400),
        line("GET /", "", 400),
        line("GET / HTTP/9.9", "", VERSION),
        line("GET / FTP/1.1", "", VERSION),
        line("GET  /api/calls  HTTP/1.1", "", 400, 401),
        line("G\u0000T / HTTP/1.1", "", 400),
        line(" GET / HTTP/1.1", "", 400, 302),
        line("CONNECT example.com:443 HTTP/1.1", "", 400, 404, 405),
        line("CONNECT /api/calls HTTP/1.1", "", 400, 401, 404, 405),
        line("GET http://example.com/api/calls HTTP/1.1", "", 400, 401, 404),
        line("GET nowhere HTTP/1.1", "", 400, 404),
        line("OPTIONS * HTTP/1.1", "", 204, 400, 404),
        line("GET /\u00e4 HTTP/1.1", "", 400, 404),
        line("GET /" + "x".repeat(9000) + " HTTP/1.1", "", 414),
        line("X".repeat(5000) + " / HTTP/1.1", "", 414, 400),
        RawRequest.of(
            "tls",
            "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
            400,
            NO_ANSWER),
        RawRequest.of("nothing", "", NO_ANSWER),
        RawRequest.of("half a line", "GET /api/ca", NO_ANSWER, 400),
        RawRequest.of("half a head", "GET /api/calls HTTP/1.1\r\nHost: x\r\nAuth", NO_ANSWER, 400),
        RawRequest.of("old", "GET /\r\n\r\n", 400, NO_ANSWER));
  }

  private List<RawRequest> paths() {
    return List.of(
        get("/api/./calls", authorization, 200, 404),
        get("/api/calls/../calls", authorization, 200, 404),
        get("/api/%2e%2e/api/calls", authorization, 200, 404),
        get("/api%2fcalls", authorization, 404),
        get("//api/calls", authorization, 200, 404),
        get("/api//calls", authorization, 200, 404),
        get("/api/calls/..", "", 401, 404),
        get("/docs/../api/calls", "", 401),
        get("/docs/%2e%2e/api/calls", "", 401),
        get("/docs/..;/api/calls", "", 404),
        get("/docs//../api/calls", "", 401, 404),
        get("/docs/..%2f..%2f..%2fetc%2fpasswd", "", 404),
        get("/docs/%2e%2e%2f%2e%2e%2fconf%2fcallcat.yaml", "", 404),
        get("/docs/....//....//etc/passwd", "", 404),
        get("/docs/..%5c..%5cwindows", "", 404),
        get("/docs/..\\..\\windows", "", 400, 404),
        get("/../../../etc/passwd", "", 404),
        get("/%2e%2e/%2e%2e/etc/passwd", "", 404),
        get("/api/calls/%00", authorization, 404, 400),
        get("/api/calls/%zz", authorization, 400),
        get("/api/calls/%", authorization, 400),
        get("/api/calls/%c0%ae%c0%ae", authorization, 404, 400),
        get("/api/calls/%ed%a0%80", authorization, 404, 400),
        get("/api/calls/\u00ff\u00fe", authorization, 404, 400),
        get("/api/calls?limit=%zz", authorization, 400),
        get("/api/calls?status=%c3%28", authorization, 400),
        get("/api/calls?%=1", authorization, 400),
        get("/api/calls?limit=5#x", authorization, 200, 400),
        get("/api/calls;x=1", authorization, 404),
        get("/api/calls/tel:+15559990000%zz", authorization, 400));
  }

  private List<RawRequest> headers() {
    return List.of(
        line("GET / HTTP/1.1", "No colon\r\n", 400, 302),
        line("GET / HTTP/1.1", "Bad name\u0000: x\r\n", 400),
        line("GET / HTTP/1.1", ": x\r\n", 400, 302),
        line("GET / HTTP/1.1", "X: \u0000\r\n", 400),
        line("GET / HTTP/1.1", "X: y\r\n folded: x\r\n", 400, 302),
        line("GET / HTTP/1.1", "Host: y\r\n", 302, 400),
        line("GET / HTTP/1.1", "X: " + "x".repeat(20_000) + "\r\n", 431),
        line("GET / HTTP/1.1", "Content-Length: -1\r\n", 400),
        line("GET / HTTP/1.1", "Content-Length: x\r\n", 400),
        line("GET / HTTP/1.1", "Content-Length: 1\r\nContent-Length: 2\r\n", 400),
        line("GET / HTTP/1.1", "Content-Length: 99999999999999999999\r\n", 400),
        line("GET /api/calls HTTP/1.1", "Authorization: Bearer \u00e4\u00ff\r\n", 401),
        line("GET /api/calls HTTP/1.1", authorization + authorization, 401),
        line("GET /api/calls HTTP/1.1", authorization + "Accept: ;;;\r\n", 200, 400, 406),
        line("GET /api/calls HTTP/1.1", authorization + "Accept: a/b/c,,/,;q=x\r\n", 200, 400, 406),
        line("GET / HTTP/1.1", "Upgrade: h2c\r\nHTTP2-Settings: x\r\n", 302),
        line("GET / HTTP/1.1", "Upgrade: websocket\r\nSec-WebSocket-Key: x\r\n", 302, 400, 404),
        line("GET / HTTP/1.1", "Expect: the unexpected\r\n", 302, 400, 417),
        RawRequest.of("no host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 302, 400),
        RawRequest.of(
            "two at once",
            "GET / HTTP/1.1\r\nHost: x\r\n\r\nGET /x HTTP/1.1\r\nConnection: close\r\n\r\n",
            302,
            404,
            400));
  }

  private List<RawRequest> bodies() {
    var login = "POST /api/auth/login HTTP/1.1";
    var create = "POST /api/calls HTTP/1.1";
    var chunked = JSON + "Transfer-Encoding: chunked\r\n";
    return List.of(
        posted(login, chunked, "zz\r\n{}\r\n0\r\n\r\n", 400, NO_ANSWER),
        posted(login, chunked, "-1\r\n{}\r\n0\r\n\r\n", 400, NO_ANSWER),
        posted(login, chunked, "ffffffffffffffff\r\n{}\r\n0\r\n\r\n", 400, NO_ANSWER),
        posted(login, chunked, "2\r\n{}", 400, NO_ANSWER),
        posted(login, chunked, "2\r\n{}\r\n0\r\n\r\n", 400),
        posted(login, chunked, "2;x=y\r\n{}\r\n0\r\n\r\n", 400, NO_ANSWER),
        posted(login, JSON + "Content-Length: 100\r\n", "{", 400, NO_ANSWER),
        posted(login, JSON + "Content-Length: 100000\r\n", "{", 413),
        posted(login, JSON + "Content-Length: 1\r\n", "{}GET / HTTP/1.1\r\n\r\n", 400),
        posted(login, chunked + "Content-Length: 2\r\n", "2\r\n{}\r\n0\r\n\r\n", 400),
        posted(login, JSON + "Transfer-Encoding: gzip\r\n", "{}", 400, 415, 501),
        posted(login, JSON + "Transfer-Encoding: chunked, x\r\n", "2\r\n{}\r\n0\r\n\r\n", 400),
        posted(login, JSON + "Expect: 100-continue\r\nContent-Length: 2\r\n", "{}", 100, 400),
        posted(create, authorization + JSON + "Content-Length: 10\r\n", "{\"p", 400, NO_ANSWER),
        posted(create, authorization + chunked, "5\r\n{\"p\"", 400, NO_ANSWER),
        posted(create, authorization + chunked, "x\r\n", 400, NO_ANSWER),
        posted(create, JSON + "Content-Length: 10\r\n", "{\"phone", 401));
  }

  private static RawRequest posted(String line, String headers, String body, Integer... expected) {
    var head = line + "\r\nHost: x\r\nConnection: close\r\n" + headers + "\r\n";
    return RawRequest.of(line + " " + headers + body, head + body, expected);
  }

  private RawRequest noise() {
    var bytes = new StringBuilder();
    for (var i = dice.between(1, 400); i > 0; i--) {
      bytes.append(dice.one(' ', '\r', '\n', ':', '/', (char) dice.between(0, 255)));
    }
    return RawRequest.of("noise", bytes + "\r\n\r\n", 400, 404, 405, 414, 431, VERSION, NO_ANSWER);
  }

  /// With one byte that is another.
  private RawRequest spoilt(RawRequest request) {
    var bytes = new StringBuilder(request.bytes());
    bytes.setCharAt(dice.between(0, bytes.length() - 1), (char) dice.between(0, 255));
    return RawRequest.of(
        "spoilt " + request,
        bytes.toString(),
        100,
        400,
        401,
        404,
        405,
        413,
        415,
        VERSION,
        NO_ANSWER);
  }
}
