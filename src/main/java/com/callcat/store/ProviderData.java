package com.callcat.store;

import com.callcat.call.CallKey;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.call.ProviderReport;
import com.callcat.call.ProviderReport.Stage;
import com.callcat.store.CallTable.StageData;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What Retell sent of a call, whole. Each stage's report is kept as it came, beside the call's
/// item, and they are put together when somebody reads them: so writing needs no reading, and the
/// order in which they came cannot matter.
final class ProviderData {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderData.class);

  /// Numbers come out exactly as they went in.
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  /// All of it goes into parts: finding and listing calls must not pay for it.
  private static final int INLINE = 0;

  private final Vertx vertx;
  private final Dynamo dynamo;
  private final Blobs blobs;

  ProviderData(Vertx vertx, Dynamo dynamo, Blobs blobs) {
    this.vertx = vertx;
    this.dynamo = dynamo;
    this.blobs = blobs;
  }

  /// Stores it; it counts once the call refers to it.
  Future<StageData> keep(CallKey key, ProviderReport report) {
    return blobs
        .put(key, attribute(report.stage()), report.json(), INLINE, null)
        .map(value -> new StageData(report.stage(), value));
  }

  /// The union of what the stages brought: where both have a key, the later stage's value.
  Future<String> find(CallKey key) {
    return references(key)
        .compose(references -> Future.all(stages(key, references)))
        .compose(stages -> together(key, stages.list()));
  }

  private Future<Map<String, AttributeValue>> references(CallKey key) {
    return dynamo
        .ask(
            client ->
                client.getItem(
                    get ->
                        get.tableName(dynamo.tables().calls())
                            .key(CallItem.key(key))
                            .projectionExpression(CallItem.DATA)
                            .consistentRead(true)))
        .map(answer -> answer.item().get(CallItem.DATA))
        .compose(
            data ->
                data == null || data.m().isEmpty()
                    ? Future.failedFuture(
                        new ProblemException(new Problem.NotFound("data of call " + key.callId())))
                    : Future.succeededFuture(data.m()));
  }

  private List<Future<String>> stages(CallKey key, Map<String, AttributeValue> references) {
    return Arrays.stream(Stage.values())
        .filter(stage -> references.containsKey(stage.name()))
        .map(
            stage ->
                blobs.get(
                    key, attribute(stage), Objects.requireNonNull(references.get(stage.name()))))
        .toList();
  }

  private Future<String> together(CallKey key, List<String> stages) {
    return stages.size() == 1
        ? Future.succeededFuture(stages.getFirst())
        : vertx.executeBlocking(() -> union(key, stages), false);
  }

  private static String union(CallKey key, List<String> stages) {
    try {
      var union = JSON.createObjectNode();
      for (var stage : stages) {
        union.setAll(JSON.readValue(stage, ObjectNode.class));
      }
      return JSON.writeValueAsString(union);
    } catch (JsonProcessingException unreadable) {
      LOG.error("call {}: what Retell sent is not a JSON object", key);
      throw new ProblemException(new Problem.Unavailable("the call store"));
    }
  }

  private static String attribute(Stage stage) {
    return CallItem.DATA + "." + stage;
  }
}
