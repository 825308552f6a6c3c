package com.callcat.operations;

import com.callcat.testing.DynamoDbProtocol;
import com.callcat.testing.HttpFaultProxy;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/// Counts the requests to DynamoDB through a proxy by their kind, such as `PutItem callcat-calls`;
/// a query has its index as well.
final class CountedRequests implements HttpFaultProxy.Protocol {
  private final Map<String, Integer> counts = new ConcurrentSkipListMap<>();

  @Override
  public String kind(HttpServerRequest request, Buffer body) {
    var index = new JsonObject(body).getString("IndexName");
    var kind = DynamoDbProtocol.BY_TABLE.kind(request, body) + (index == null ? "" : " " + index);
    counts.merge(kind, 1, Integer::sum);
    return kind;
  }

  @Override
  public Object identity(HttpServerRequest request) {
    return DynamoDbProtocol.BY_TABLE.identity(request);
  }

  @Override
  public String broken() {
    return DynamoDbProtocol.BY_TABLE.broken();
  }

  /// How many there were so far of each kind that concerns calls: not the lease, nor what is asked
  /// whether there are calls or not.
  Map<String, Integer> ofCalls() {
    return counts.entrySet().stream()
        .filter(count -> !count.getKey().contains("callcat-leases"))
        .filter(count -> !count.getKey().contains("due-calls-index"))
        .collect(
            Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum, TreeMap::new));
  }
}
