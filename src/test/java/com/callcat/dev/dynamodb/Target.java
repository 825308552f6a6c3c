package com.callcat.dev.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/// A DynamoDB that is asked with bare JSON, so that a test sees every byte: the server of this
/// project, or with `-Dcallcat.dynamodb.cases.region=eu-west-2` the real one of that region, by the
/// credentials of the environment.
final class Target implements AutoCloseable {
  private static final @Nullable String REGION =
      System.getProperty("callcat.dynamodb.cases.region");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TYPE = "application/x-amz-json-1.0";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final @Nullable Vertx vertx;
  private final URI endpoint;

  private Target(@Nullable Vertx vertx, URI endpoint) {
    this.vertx = vertx;
    this.endpoint = endpoint;
  }

  /// An answer.
  record Answer(int status, Map<String, List<String>> headers, Buffer body) {
    /// The name of the error; empty when there is none.
    String error() {
      var type = json().path("__type").asText();
      return type.substring(type.indexOf('#') + 1);
    }

    String message() {
      return json().path("message").asText(json().path("Message").asText());
    }

    JsonNode json() {
      try {
        return JSON.readTree(body.getBytes());
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }

    @Override
    public String toString() {
      return status + " " + body.toString(StandardCharsets.UTF_8);
    }
  }

  /// The one that the properties choose.
  static Target chosen() {
    return REGION == null
        ? own(Options.inMemory(InstantSource.system()))
        : new Target(null, URI.create("https://dynamodb." + REGION + ".amazonaws.com/"));
  }

  static Target own(Options options) {
    var vertx = Vertx.vertx();
    var server = DynamoDbServer.start(vertx, options).await();
    return new Target(vertx, URI.create(server.endpoint() + "/"));
  }

  static Target at(String endpoint) {
    return new Target(null, URI.create(endpoint));
  }

  static boolean isReal() {
    return REGION != null;
  }

  URI endpoint() {
    return endpoint;
  }

  Answer ask(String operation, String body) {
    return ask(operation, body, "test");
  }

  Answer ask(String operation, String body, String accessKey) {
    var request =
        HttpRequest.newBuilder(endpoint)
            .header("Content-Type", TYPE)
            .header("X-Amz-Target", "DynamoDB_20120810." + operation)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (isReal()) {
      sign(request, operation, body);
    } else {
      request.header("X-Amz-Date", "20300101T000000Z");
      request.header(
          "Authorization",
          "AWS4-HMAC-SHA256 Credential="
              + accessKey
              + "/20300101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0");
    }
    return send(request.build());
  }

  Answer send(HttpRequest request) {
    try {
      var response = client.send(request, BodyHandlers.ofByteArray());
      return new Answer(
          response.statusCode(), response.headers().map(), Buffer.buffer(response.body()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private void sign(HttpRequest.Builder request, String operation, String body) {
    var unsigned =
        SdkHttpRequest.builder()
            .uri(endpoint)
            .method(SdkHttpMethod.POST)
            .putHeader("Content-Type", TYPE)
            .putHeader("X-Amz-Target", "DynamoDB_20120810." + operation)
            .build();
    var identity = DefaultCredentialsProvider.builder().build().resolveCredentials();
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var signed =
        AwsV4HttpSigner.create()
            .sign(
                all ->
                    all.identity(identity)
                        .request(unsigned)
                        .payload(() -> new ByteArrayInputStream(bytes))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "dynamodb")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, REGION));
    for (var name : List.of("Authorization", "X-Amz-Date", "X-Amz-Security-Token")) {
      signed.request().firstMatchingHeader(name).ifPresent(value -> request.header(name, value));
    }
    signed
        .request()
        .firstMatchingHeader("x-amz-content-sha256")
        .ifPresent(value -> request.header("x-amz-content-sha256", value));
  }

  @Override
  public void close() {
    client.close();
    if (vertx != null) {
      vertx.close().await();
    }
  }
}
