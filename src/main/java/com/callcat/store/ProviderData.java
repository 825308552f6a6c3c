package com.callcat.store;

import com.callcat.call.CallKey;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.call.ProviderReport;
import com.callcat.call.ProviderReport.Stage;
import com.callcat.call.ReportId;
import com.callcat.log.CallLine;
import com.callcat.store.CallTable.StoredReport;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Everything that Retell has sent about a call. Each report is stored unchanged, outside the
/// call's item, and the reports are merged when they are read. So nothing has to be read before a
/// report is written, and the result does not depend on the order in which they came.
final class ProviderData {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderData.class);

  /// Numbers are written exactly as they were read.
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  /// Nothing of it is stored in the call's item, so that reading and listing calls does not become
  /// more expensive.
  private static final int INLINE = 0;

  /// One report. Of two reports of the same stage the longer one counts as the newer one, because
  /// it has more data.
  private record Stored(ReportId id, String json) {
    static final Comparator<Stored> NEWEST_LAST =
        Comparator.<Stored, Stage>comparing(stored -> stored.id().stage())
            .thenComparingInt(stored -> stored.json().length())
            .thenComparing(stored -> stored.id().digest());
  }

  private final Vertx vertx;
  private final Blobs blobs;

  ProviderData(Vertx vertx, Blobs blobs) {
    this.vertx = vertx;
    this.blobs = blobs;
  }

  /// Stores a report. It has an effect only when the call refers to it.
  Future<StoredReport> store(CallKey key, ProviderReport report) {
    return blobs
        .put(key, attribute(report.id()), report.payload().json(), INLINE, null)
        .map(value -> new StoredReport(report.id(), value));
  }

  /// Merges the reports. If several have the same key, the value of the latest stage is used,
  /// unless that value is empty.
  ///
  /// @param references to the reports, by their ids
  /// @return the merged JSON; null if there are no reports
  Future<@Nullable String> read(CallKey key, Map<String, AttributeValue> references) {
    var ids = List.copyOf(references.keySet());
    return ids.isEmpty()
        ? Future.succeededFuture()
        : blobs
            .pieces(ids.stream().map(references::get).toList())
            .compose(pieces -> vertx.executeBlocking(() -> together(key, ids, pieces), false));
  }

  private String together(CallKey key, List<String> ids, List<List<byte[]>> pieces) {
    var reports =
        IntStream.range(0, ids.size())
            .mapToObj(
                n -> {
                  var id = ReportId.parse(ids.get(n));
                  return new Stored(id, blobs.open(key, attribute(id), pieces.get(n)));
                })
            .toList();
    return reports.size() == 1 ? reports.getFirst().json() : union(key, reports);
  }

  private static String union(CallKey key, List<Stored> reports) {
    try {
      var union = JSON.createObjectNode();
      for (var report : reports.stream().sorted(Stored.NEWEST_LAST).toList()) {
        add(union, JSON.readValue(report.json(), ObjectNode.class));
      }
      return JSON.writeValueAsString(union);
    } catch (JsonProcessingException unreadable) {
      CallLine.of(LOG.atError(), key).log("what Retell sent of the call is not a JSON object");
      throw new ProblemException(new Problem.Unavailable("the call store"));
    }
  }

  private static void add(ObjectNode union, ObjectNode more) {
    for (var field : more.properties()) {
      if (union.get(field.getKey()) instanceof ObjectNode known
          && field.getValue() instanceof ObjectNode news) {
        add(known, news);
      } else if (!union.has(field.getKey()) || saysSomething(field.getValue())) {
        union.set(field.getKey(), field.getValue());
      }
    }
  }

  private static boolean saysSomething(JsonNode value) {
    return switch (value.getNodeType()) {
      case NULL, MISSING -> false;
      case ARRAY, OBJECT -> !value.isEmpty();
      case STRING -> !value.textValue().isBlank();
      case BINARY, BOOLEAN, NUMBER, POJO -> true;
    };
  }

  private static String attribute(ReportId id) {
    return CallItem.DATA + "." + id;
  }
}
