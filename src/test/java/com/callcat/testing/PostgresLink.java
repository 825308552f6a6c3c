package com.callcat.testing;

import com.callcat.testing.PostgresMessages.Message;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// One connection through the proxy. What the program sends goes on in groups, each of which the
/// server answers up to its ReadyForQuery, in turn; a fault happens to a whole group.
final class PostgresLink {
  private static final String CONNECT = "connect";
  private static final int KIND_LENGTH = 120;
  private static final String FAILURE =
      "DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '53400', MESSAGE = 'a fault of the test'; END $$";

  private final Vertx vertx;
  private final Faults faults;
  private final NetSocket near;
  private final NetSocket far;
  private final Promise<Void> closed = Promise.promise();
  private final Map<String, String> prepared = new HashMap<>();
  private final Queue<Sent> unanswered = new ArrayDeque<>();
  private Buffer group = Buffer.buffer();
  private @Nullable String statement;
  private Future<?> toFar = Future.succeededFuture();
  private Future<?> toNear = Future.succeededFuture();

  private record Sent(String kind, @Nullable Fault fault) {}

  PostgresLink(Vertx vertx, Faults faults, NetSocket near, NetSocket far) {
    this.vertx = vertx;
    this.faults = faults;
    this.near = near;
    this.far = far;
  }

  /// Done when it is closed.
  Future<Void> open() {
    near.handler(PostgresMessages.ofClient(this::fromNear)).closeHandler(_ -> cut());
    far.handler(PostgresMessages.ofServer(this::fromFar)).closeHandler(_ -> far());
    near.exceptionHandler(_ -> cut());
    far.exceptionHandler(_ -> cut());
    return closed.future();
  }

  /// Nothing comes from the server any more.
  void pause() {
    far.pause();
  }

  void cut() {
    far.close();
    near.close();
    closed.tryComplete();
  }

  /// The server has hung up, after its last words.
  private void far() {
    toNear = toNear.onComplete(_ -> cut());
  }

  private void fromNear(Message message) {
    switch (message.type()) {
      case PostgresMessages.STARTUP -> {
        statement = CONNECT;
        finish(message);
      }
      case 'Q' -> {
        statement = message.text(0);
        finish(message);
      }
      case 'P' -> {
        var name = message.text(0);
        prepared.put(name, message.text(name.length() + 1));
        group.appendBuffer(message.bytes());
      }
      case 'B' -> {
        statement = prepared.get(message.text(message.text(0).length() + 1));
        group.appendBuffer(message.bytes());
      }
      case 'S' -> finish(message);
      case 'p', 'X' -> send(message.bytes());
      default -> group.appendBuffer(message.bytes());
    }
  }

  /// The group is whole. One that runs no statement, but only prepares one, does not fail.
  private void finish(Message last) {
    var whole = group.appendBuffer(last.bytes());
    group = Buffer.buffer();
    var kind = statement == null ? "" : kind(statement);
    statement = null;
    var fault = kind.isEmpty() ? null : faults.meet(kind, new Object());
    unanswered.add(new Sent(kind, fault));
    send(kind, fault, whole);
  }

  private static String kind(String sql) {
    var line = sql.strip().replaceAll("\\s+", " ");
    return line.substring(0, Math.min(line.length(), KIND_LENGTH));
  }

  private void send(String kind, @Nullable Fault fault, Buffer whole) {
    switch (fault) {
      case BEFORE -> refuse(kind);
      case CUT_BEFORE -> cut();
      case LATE -> {
        toFar = toFar.compose(_ -> delay());
        send(whole);
      }
      case SLOW -> {
        toNear = toNear.compose(_ -> delay());
        send(whole);
      }
      case AFTER, GARBAGE, CUT_AFTER -> send(whole);
      case null -> send(whole);
    }
  }

  private Future<?> delay() {
    return vertx.timer(Fault.DELAY.toMillis());
  }

  /// The server is given something to refuse instead, so that its state is what it says. A
  /// transaction that cannot be committed is over.
  private void refuse(String kind) {
    if (kind.equals(CONNECT)) {
      giveUp("53300");
    } else {
      var over = kind.equals("COMMIT") || kind.equals("ROLLBACK");
      send(message('Q', (over ? "ROLLBACK; " : "") + FAILURE + "\0"));
    }
  }

  private void fromFar(Message message) {
    var sent = unanswered.peek();
    var ready = message.type() == 'Z';
    if (ready) {
      unanswered.poll();
    }
    if (sent == null || isAnswered(sent.fault()) || isAside(message)) {
      pass(message.bytes());
    } else if (ready) {
      spoil(sent.fault());
    }
  }

  private static boolean isAnswered(@Nullable Fault fault) {
    return switch (fault) {
      case BEFORE, LATE, SLOW, CUT_BEFORE -> true;
      case AFTER, GARBAGE, CUT_AFTER -> false;
      case null -> true;
    };
  }

  /// A notice or a parameter, which can come at any time, or part of logging in.
  private static boolean isAside(Message message) {
    return "ANSR".indexOf(message.type()) >= 0;
  }

  /// The server has carried out what it was sent, and its answer was held back.
  private void spoil(@Nullable Fault fault) {
    if (fault == Fault.AFTER) {
      giveUp("57P01");
    } else if (fault == Fault.GARBAGE) {
      pass(Buffer.buffer("\u00ff\u0000\u0000\u0000\u0009nonsense", "ISO-8859-1"));
    } else {
      cut();
    }
  }

  /// As a server that ends in this moment.
  private void giveUp(String state) {
    pass(message('E', "SFATAL\0VFATAL\0C" + state + "\0Ma fault of the test\0\0"));
    toNear = toNear.onComplete(_ -> cut());
  }

  private static Buffer message(char type, String text) {
    return Buffer.buffer()
        .appendByte((byte) type)
        .appendInt(Integer.BYTES + text.length())
        .appendString(text);
  }

  private void send(Buffer bytes) {
    toFar = toFar.compose(_ -> far.write(bytes));
  }

  private void pass(Buffer bytes) {
    toNear = toNear.compose(_ -> near.write(bytes));
  }
}
