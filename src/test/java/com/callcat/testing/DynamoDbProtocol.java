package com.callcat.testing;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// DynamoDB's protocol as a fault proxy needs to know it.
public enum DynamoDbProtocol implements HttpFaultProxy.Protocol {
  /// A kind is an operation and a table, as `PutItem callcat-calls`.
  BY_TABLE {
    @Override
    String kind(String operation, JsonObject request) {
      return operation + " " + table(request);
    }
  },
  /// A kind is also an index, and what a write changes of a call, as `UpdateItem callcat-calls
  /// IN_PROGRESS PLACED`.
  BY_PURPOSE {
    @Override
    String kind(String operation, JsonObject request) {
      return Stream.concat(
              Stream.of(operation, table(request), request.getString("IndexName")),
              PURPOSES.stream().map(name -> written(request, name)))
          .filter(Objects::nonNull)
          .collect(Collectors.joining(" "));
    }
  };

  private static final List<String> PURPOSES = List.of("status", "attemptPhase");

  abstract String kind(String operation, JsonObject request);

  @Override
  public String kind(HttpServerRequest request, Buffer body) {
    return kind(request.getHeader("X-Amz-Target").replaceFirst(".*\\.", ""), new JsonObject(body));
  }

  /// The SDK repeats a request under the same id.
  @Override
  public Object identity(HttpServerRequest request) {
    return request.getHeader("amz-sdk-invocation-id");
  }

  @Override
  public String broken() {
    return "{\"__type\":\"com.amazonaws.dynamodb.v20120810#InternalServerError\"}";
  }

  /// A transaction goes by its first table, and so does a batch.
  private static String table(JsonObject request) {
    var writes = request.getJsonArray("TransactItems");
    var batch = request.getJsonObject("RequestItems");
    if (batch != null) {
      return batch.fieldNames().iterator().next();
    }
    return writes == null
        ? request.getString("TableName")
        : ((JsonObject) writes.getJsonObject(0).iterator().next().getValue())
            .getString("TableName");
  }

  private static @Nullable String written(JsonObject request, String name) {
    var item = request.getJsonObject("Item", new JsonObject()).getJsonObject(name);
    var values = request.getJsonObject("ExpressionAttributeValues", new JsonObject());
    var value = item != null ? item : values.getJsonObject(":set_" + name);
    return value == null ? null : value.getString("S");
  }
}
