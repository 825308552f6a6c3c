package com.callcat.retell.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// A server below HTTP: it keeps every whole request, and does to its connection what the test
/// says.
final class ScriptedServer {
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

  final List<Seen> requests = new CopyOnWriteArrayList<>();
  final AtomicInteger connections = new AtomicInteger();
  volatile Consumer<NetSocket> onConnect = socket -> {};
  volatile Consumer<NetSocket> onRequest = socket -> {};
  private final NetServer server;

  record Seen(String head, String body) {
    String line() {
      return head.substring(0, head.indexOf("\r\n"));
    }
  }

  ScriptedServer(Vertx vertx) {
    server = vertx.createNetServer().connectHandler(this::connected);
  }

  Future<NetServer> listen() {
    return server.listen(0, "127.0.0.1");
  }

  int port() {
    return server.actualPort();
  }

  void answers(String status, String headers, Buffer body) {
    var head =
        "HTTP/1.1 " + status + "\r\nContent-Length: " + body.length() + "\r\n" + headers + "\r\n";
    onRequest = socket -> socket.write(Buffer.buffer(head).appendBuffer(body));
  }

  void answers(String status, byte[] body) {
    answers(status, "Content-Type: application/json\r\n", Buffer.buffer(body));
  }

  void answers(String status, String body) {
    answers(status, body.getBytes(UTF_8));
  }

  private void connected(NetSocket socket) {
    connections.incrementAndGet();
    var soFar = Buffer.buffer();
    socket.exceptionHandler(gone -> {});
    socket.handler(
        piece -> {
          soFar.appendBuffer(piece);
          take(soFar.toString(ISO_8859_1), socket);
        });
    onConnect.accept(socket);
  }

  private void take(String text, NetSocket socket) {
    var end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return;
    }
    var head = text.substring(0, end);
    var length = LENGTH.matcher(head);
    var body = text.substring(end + 4);
    if (body.length() == (length.find() ? Integer.parseInt(length.group(1)) : 0)) {
      requests.add(new Seen(head, new String(body.getBytes(ISO_8859_1), UTF_8)));
      onRequest.accept(socket);
    }
  }
}
