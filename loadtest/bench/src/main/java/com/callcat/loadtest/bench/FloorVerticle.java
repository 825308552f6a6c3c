package com.callcat.loadtest.bench;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.JWTAuthHandler;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/// One listener of a floor; there is one for each processor, as the program has it.
final class FloorVerticle extends VerticleBase {
  private static final int UNAVAILABLE = 503;

  private final Floor.Kind kind;
  private final String secret;
  private final @Nullable DynamoDbAsyncClient client;
  private final GetItemRequest item;
  private final int port;

  FloorVerticle(
      Floor.Kind kind,
      String secret,
      @Nullable DynamoDbAsyncClient client,
      GetItemRequest item,
      int port) {
    this.kind = kind;
    this.secret = secret;
    this.client = client;
    this.item = item;
    this.port = port;
  }

  @Override
  public Future<?> start() {
    var router = Router.router(vertx);
    var route = router.get("/one");
    if (kind.checksToken()) {
      route.handler(JWTAuthHandler.create(tokens()));
    }
    route.handler(this::answer);
    return vertx
        .createHttpServer(new HttpServerOptions().setHost("127.0.0.1"))
        .requestHandler(router)
        .listen(port);
  }

  private JWTAuth tokens() {
    return JWTAuth.create(
        vertx,
        new JWTAuthOptions()
            .addPubSecKey(new PubSecKeyOptions().setAlgorithm("HS256").setBuffer(secret)));
  }

  private void answer(RoutingContext asked) {
    if (client == null) {
      end(asked, 0);
      return;
    }
    Future.fromCompletionStage(client.getItem(item), context)
        .onSuccess(found -> end(asked, found.item().size()))
        .onFailure(
            failure -> { // which ends the run, so it is told in the log of the floor
              failure.printStackTrace();
              asked.fail(UNAVAILABLE, failure);
            });
  }

  private static void end(RoutingContext asked, int attributes) {
    asked
        .response()
        .putHeader("content-type", "application/json")
        .end("{\"attributes\":" + attributes + "}");
  }
}
