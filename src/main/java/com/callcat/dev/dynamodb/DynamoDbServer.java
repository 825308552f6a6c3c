package com.callcat.dev.dynamodb;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;

/// A running server.
public final class DynamoDbServer {
  private final Vertx vertx;
  private final ServerVerticle verticle;
  private final String deployment;
  private final String host;

  private DynamoDbServer(Vertx vertx, ServerVerticle verticle, String deployment, String host) {
    this.vertx = vertx;
    this.verticle = verticle;
    this.deployment = deployment;
    this.host = host;
  }

  /// Starts a server on one event loop of Vert.x. Completes when it answers.
  ///
  /// @return fails with a `java.net.BindException` if the port is in use, and with the failure of
  ///   the file system or the store if the directory cannot be used
  public static Future<DynamoDbServer> start(Vertx vertx, Options options) {
    var verticle = new ServerVerticle(options);
    return vertx
        .deployVerticle(
            verticle, new DeploymentOptions().setThreadingModel(ThreadingModel.EVENT_LOOP))
        .map(id -> new DynamoDbServer(vertx, verticle, id, options.host()));
  }

  public int port() {
    return verticle.port();
  }

  /// The URL at which it listens.
  public String endpoint() {
    return "http://" + host + ":" + port();
  }

  /// Stops the server. Completes when it does not listen any more and all confirmed writes are on
  /// disk.
  public Future<?> close() {
    return vertx.undeploy(deployment);
  }
}
