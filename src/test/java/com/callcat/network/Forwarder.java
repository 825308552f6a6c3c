package com.callcat.network;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.URI;

/// Passes on what comes to another address of this machine to a server that listens only to itself.
final class Forwarder {
  private final NetClient client;
  private final URI target;

  private Forwarder(NetClient client, URI target) {
    this.client = client;
    this.target = target;
  }

  /// Begins to pass on.
  ///
  /// @return the port at that address
  static int to(Vertx vertx, String address, URI target) {
    var forwarder = new Forwarder(vertx.createNetClient(), target);
    NetServer server = vertx.createNetServer().connectHandler(forwarder::connect);
    return server.listen(0, address).await().actualPort();
  }

  private void connect(NetSocket from) {
    from.pause();
    client
        .connect(target.getPort(), target.getHost())
        .onSuccess(to -> join(from, to))
        .onFailure(_ -> from.close());
  }

  private static void join(NetSocket from, NetSocket to) {
    var _ = from.pipeTo(to).onComplete(_ -> to.close());
    var _ = to.pipeTo(from).onComplete(_ -> from.close());
  }
}
