package com.callcat.testing;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Stands between the program and PostgreSQL, and has connecting and statements fail on demand. A
/// kind is `connect`, or a statement by its beginning.
public final class PostgresFaultProxy {
  private final Vertx vertx;
  private final NetClient client;
  private final NetServer server;
  private final URI target;
  private final Faults faults;
  private volatile boolean away;
  private final Set<PostgresLink> links = ConcurrentHashMap.newKeySet();

  private PostgresFaultProxy(Vertx vertx, String uri, Faults faults) {
    this.vertx = vertx;
    this.target = URI.create(uri);
    this.faults = faults;
    client = vertx.createNetClient();
    server = vertx.createNetServer().connectHandler(this::connected);
  }

  /// Listens, and stands before a database.
  ///
  /// @param uri `postgresql://`, without TLS
  public static PostgresFaultProxy before(Vertx vertx, String uri, Faults faults) {
    var proxy = new PostgresFaultProxy(vertx, uri, faults);
    proxy.server.listen(0, "localhost").await();
    return proxy;
  }

  /// The same database, through this proxy.
  public String uri() {
    return "postgresql://%s@localhost:%d%s"
        .formatted(target.getRawUserInfo(), server.actualPort(), target.getRawPath());
  }

  /// Cuts all connections, as a restart of the server does.
  public void cutAll() {
    links.forEach(PostgresLink::cut);
  }

  /// From now on the server is away.
  public void goAway() {
    away = true;
    cutAll();
  }

  public void comeBack() {
    away = false;
  }

  /// From now on the server accepts what it is sent, and answers nothing.
  public void fallSilent() {
    links.forEach(PostgresLink::pause);
  }

  private void connected(NetSocket near) {
    if (away) {
      near.close();
      return;
    }
    near.pause();
    client
        .connect(target.getPort(), target.getHost())
        .onFailure(_ -> near.close())
        .onSuccess(far -> link(near, far));
  }

  private void link(NetSocket near, NetSocket far) {
    var link = new PostgresLink(vertx, faults, near, far);
    links.add(link);
    link.open().onComplete(_ -> links.remove(link));
    near.resume();
  }
}
