package com.callcat.loadtest.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Stands in for DynamoDB and answers at once: what a real server has answered to the same. At
/// first it passes everything on and learns. Then a read is answered with what was answered to the
/// same bytes, and a write with what was answered to a write of its kind: it is confirmed and
/// forgotten. What it has not learnt it passes on. On one event loop.
///
/// It says of every write that its condition held, tells nobody what was written, and is never
/// late, stale or throttled.
final class StandIn {
  private static final String TARGET = "x-amz-target";
  private static final Set<String> READS =
      Set.of("GetItem", "BatchGetItem", "Query", "TransactGetItems");
  private static final Set<String> WRITES =
      Set.of("PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems");
  private static final Pattern KIND =
      Pattern.compile("\"(?:TableName|ReturnValues)\":\"([^\"]+)\"");

  /// Who leads is counted on in there, so it must be true.
  private static final String LEASES = "leases";

  private final Map<String, Buffer> reads = new HashMap<>();
  private final Map<String, Buffer> writes = new HashMap<>();
  private final HttpClient client;
  private final int realPort;
  private volatile @Nullable String lastGet;
  private volatile boolean replays;
  private volatile long answered;
  private volatile long passedOn;

  private StandIn(HttpClient client, int realPort) {
    this.client = client;
    this.realPort = realPort;
  }

  /// What it did so far.
  record Counts(long answered, long passedOn) {
    long all() {
      return answered + passedOn;
    }

    Counts since(Counts before) {
      return new Counts(answered - before.answered, passedOn - before.passedOn);
    }
  }

  /// Starts it before a real server.
  static Future<Listening> start(Vertx vertx, int realPort) {
    var client =
        vertx.createHttpClient(
            new HttpClientOptions().setKeepAlive(true), new PoolOptions().setHttp1MaxSize(64));
    var standIn = new StandIn(client, realPort);
    return vertx
        .createHttpServer(new HttpServerOptions().setHost("127.0.0.1"))
        .requestHandler(standIn::handle)
        .listen(0)
        .map(server -> new Listening(standIn, server));
  }

  /// A stand-in with its listener.
  record Listening(StandIn standIn, HttpServer server) {
    String endpoint() {
      return "http://127.0.0.1:" + server.actualPort();
    }
  }

  /// From now on it answers by itself what it can.
  void replay() {
    replays = true;
  }

  /// The body of the last GetItem of these tables.
  String lastGet() {
    if (lastGet == null) {
      throw new IllegalStateException("no item was asked for");
    }
    return lastGet;
  }

  Counts counts() {
    return new Counts(answered, passedOn);
  }

  private void handle(HttpServerRequest request) {
    request.body().onSuccess(body -> answer(request, body));
  }

  private void answer(HttpServerRequest request, Buffer body) {
    var target = String.valueOf(request.getHeader(TARGET));
    var operation = target.substring(target.indexOf('.') + 1);
    var text = READS.contains(operation) || WRITES.contains(operation) ? body.toString() : "";
    var known = replays ? known(operation, text) : null;
    if (known != null) {
      answered++;
      send(request, 200, known);
      return;
    }
    passedOn++;
    passOn(request, body)
        .onSuccess(
            real -> {
              if (real.status() == 200) {
                learn(operation, text, real.body());
              }
              send(request, real.status(), real.body());
            })
        .onFailure(_ -> request.response().reset());
  }

  private @Nullable Buffer known(String operation, String text) {
    return READS.contains(operation) ? reads.get(text) : writes.get(kind(operation, text));
  }

  private void learn(String operation, String text, Buffer answer) {
    if (text.contains(LEASES + "\"")) {
      return;
    }
    if (READS.contains(operation)) {
      reads.putIfAbsent(text, answer);
    } else if (WRITES.contains(operation)) {
      writes.putIfAbsent(kind(operation, text), answer);
    }
    if (operation.equals("GetItem") && text.contains("calls\"")) {
      lastGet = text;
    }
  }

  /// Writes of one kind are to the same tables and ask for the same to be returned.
  private static String kind(String operation, String text) {
    var kind = new StringBuilder(operation);
    KIND.matcher(text).results().forEach(part -> kind.append(' ').append(part.group(1)));
    return kind.toString();
  }

  private record Real(int status, Buffer body) {}

  private Future<Real> passOn(HttpServerRequest request, Buffer body) {
    var options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setHost("127.0.0.1")
            .setPort(realPort)
            .setURI("/");
    return client
        .request(options)
        .compose(passed -> copyHeaders(request, passed).send(body))
        .compose(answer -> answer.body().map(bytes -> new Real(answer.statusCode(), bytes)));
  }

  private static HttpClientRequest copyHeaders(HttpServerRequest from, HttpClientRequest to) {
    for (var name : new String[] {TARGET, "content-type", "authorization", "x-amz-date"}) {
      var value = from.getHeader(name);
      if (value != null) {
        to.putHeader(name, value);
      }
    }
    return to;
  }

  private static void send(HttpServerRequest request, int status, Buffer body) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("content-type", "application/x-amz-json-1.0")
        .end(body);
  }
}
