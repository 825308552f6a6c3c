package com.callcat.aws;

import com.callcat.testing.DynamoDbProtocol;
import com.callcat.testing.HttpFaultProxy;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/// Notes the rights that the requests through a proxy need.
final class NeededRights implements HttpFaultProxy.Protocol {
  private final Set<Right> seen = new ConcurrentSkipListSet<>();
  private final Set<String> operations = new ConcurrentSkipListSet<>();

  @Override
  public String kind(HttpServerRequest request, Buffer body) {
    var operation = request.getHeader("X-Amz-Target").replaceFirst(".*\\.", "");
    operations.add(operation);
    Right.needed(operation, new JsonObject(body)).forEach(seen::add);
    return operation;
  }

  @Override
  public Object identity(HttpServerRequest request) {
    return DynamoDbProtocol.BY_TABLE.identity(request);
  }

  @Override
  public String broken() {
    return DynamoDbProtocol.BY_TABLE.broken();
  }

  /// Whoever prepares something has other rights than the program.
  void forget() {
    seen.clear();
    operations.clear();
  }

  Set<Right> seen() {
    return seen;
  }

  /// Such as `TransactWriteItems`.
  Set<String> operations() {
    return operations;
  }
}
