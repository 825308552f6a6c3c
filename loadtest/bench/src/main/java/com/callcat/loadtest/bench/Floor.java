package com.callcat.loadtest.bench;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/// The least that can be done: a server with a single route, as a process of its own.
final class Floor {
  static final int CONNECTIONS = 64;

  /// What the route does before it answers, each all that the one before does and something more.
  enum Kind {
    /// Nothing.
    BARE,
    /// Checks a token.
    JWT,
    /// And gets one item by the SDK over Netty, the SDK's default.
    NETTY,
    /// And gets one item by the SDK over AWS's CRT.
    CRT,
    /// And gets one item by the SDK over Vert.x's own client.
    VERTX;

    boolean checksToken() {
      return this != BARE;
    }

    boolean asksDynamoDb() {
      return this != BARE && this != JWT;
    }
  }

  private static final List<String> FLAGS =
      List.of(
          "-Xmx400m",
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private Floor() {}

  /// What is got of DynamoDB.
  ///
  /// @param key in DynamoDB's JSON
  record Item(String table, JsonObject key) {}

  /// Starts one.
  ///
  /// @param dynamoDb its endpoint
  static ServerProcess start(Kind kind, String classPath, String dynamoDb, Item item) {
    var arguments = new ArrayList<>(FLAGS);
    arguments.addAll(
        List.of(
            "-cp",
            classPath + File.pathSeparator + Program.jar(),
            Floor.class.getName(),
            kind.name(),
            Secrets.OF_TOKENS,
            dynamoDb,
            item.table,
            item.key.encode()));
    var log = Program.work().resolve("floor-" + kind + ".log");
    return ServerProcess.start("floor " + kind, Program.work(), arguments, Map.of(), log);
  }

  /// Says where it listens.
  ///
  /// @param arguments the kind, the secret of tokens, the endpoint of DynamoDB, the table, and the
  ///   key of the item in DynamoDB's JSON
  public static void main(String[] arguments) throws IOException {
    var kind = Kind.valueOf(arguments[0]);
    var vertx = Vertx.vertx();
    var client = kind.asksDynamoDb() ? client(kind, vertx, arguments[2]) : null;
    var item = request(arguments[3], arguments[4]);
    var port = freePort();
    vertx
        .deployVerticle(
            () -> new FloorVerticle(kind, arguments[1], client, item, port),
            new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors()))
        .onSuccess(_ -> System.out.println("ready http://127.0.0.1:" + port))
        .onFailure(
            failure -> { // else the threads of Vert.x would keep a process that does nothing
              failure.printStackTrace();
              System.exit(1);
            });
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static GetItemRequest request(String table, String key) {
    return GetItemRequest.builder()
        .tableName(table)
        .key(key(new JsonObject(key)))
        .consistentRead(true)
        .build();
  }

  private static Map<String, AttributeValue> key(JsonObject key) {
    return key.fieldNames().stream()
        .collect(Collectors.toMap(name -> name, name -> value(key.getJsonObject(name))));
  }

  private static AttributeValue value(JsonObject value) {
    return value.containsKey("N")
        ? AttributeValue.fromN(value.getString("N"))
        : AttributeValue.fromS(value.getString("S"));
  }

  private static @Nullable DynamoDbAsyncClient client(Kind kind, Vertx vertx, String endpoint) {
    return DynamoDbAsyncClient.builder()
        .region(Region.US_EAST_1)
        .endpointOverride(URI.create(endpoint))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("bench", "bench")))
        .httpClient(http(kind, vertx))
        .asyncConfiguration(
            threads ->
                threads.advancedOption(
                    SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR, Runnable::run))
        .build();
  }

  private static SdkAsyncHttpClient http(Kind kind, Vertx vertx) {
    return switch (kind) {
      case NETTY -> NettyNioAsyncHttpClient.builder().maxConcurrency(CONNECTIONS).build();
      case CRT -> AwsCrtAsyncHttpClient.builder().maxConcurrency(CONNECTIONS).build();
      case VERTX -> overVertx(vertx);
      case BARE, JWT -> throw new IllegalArgumentException("asks no DynamoDB");
    };
  }

  /// The only client over Vert.x that there is is the program's own, so it is taken from its jar:
  /// by name, for nothing here is compiled against the program.
  private static SdkAsyncHttpClient overVertx(Vertx vertx) {
    try {
      return (SdkAsyncHttpClient)
          Class.forName("com.callcat.store.http.VertxSdkHttpClient")
              .getConstructor(Vertx.class, int.class, Duration.class)
              .newInstance(vertx, CONNECTIONS, Duration.ofSeconds(2));
    } catch (ReflectiveOperationException changed) {
      throw new IllegalStateException("the program's client has changed", changed);
    }
  }
}
