package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.wire.Struct;
import com.callcat.dev.dynamodb.wire.ValueFault.Wording;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Scan, also in segments, each of which is a part of the hashes of the partition keys.
final class Scan {
  private static final List<String> EXPRESSIONS =
      List.of("ProjectionExpression", "FilterExpression");
  private static final List<String> OLDER =
      List.of("AttributesToGet", "ScanFilter", "ConditionalOperator");
  private static final long MOST_SEGMENTS = 1_000_000;
  private static final long HASHES = 1L << 32;

  private Scan() {}

  static byte[] run(AccountDatabase database, Struct request) {
    constraints(request);
    var parameters = new ExpressionParameters(request, Wording.OLDER);
    parameters.check(EXPRESSIONS, OLDER);
    var startKey = StartKey.read(request, Wording.OLDER);
    segments(request.integer("Segment"), request.integer("TotalSegments"));
    Selection.check(request, "");
    var expressions = parameters.expressions();
    var filter = expressions.filter(request.string("FilterExpression"));
    var projection = expressions.projection(request.string("ProjectionExpression"));
    expressions.allAreUsed();

    var source = Source.of(database, request);
    var range = segment(request.integer("Segment"), request.integer("TotalSegments"));
    if (startKey != null) {
      StartKey.check(source, startKey, source.index() == null);
      var row = source.rowKey(startKey);
      isInSegment(request, range, row);
      range = range.after(row, false);
    }
    KeyRules.scalars(source.table().definition(), projection);
    var selection = Selection.of(request, source, projection);
    KeyRules.scalars(source.table().definition(), filter);
    return new Page(source, selection, filter)
        .read(database, range, false, request.integer("Limit"))
        .answer(request);
  }

  private static void constraints(Struct request) {
    new Constraints()
        .select(request.string("Select"))
        .indexName(request.string("IndexName"))
        .atLeast("totalSegments", request.integer("TotalSegments"), 1)
        .atMost("totalSegments", request.integer("TotalSegments"), MOST_SEGMENTS)
        .capacityMode(request.string("ReturnConsumedCapacity"))
        .tableName(request.string("TableName"))
        .atLeast("segment", request.integer("Segment"), 0)
        .atMost("segment", request.integer("Segment"), MOST_SEGMENTS - 1)
        .atLeast("limit", request.integer("Limit"), 1)
        .check();
  }

  private static void segments(@Nullable Long segment, @Nullable Long total) {
    if (segment != null && total == null) {
      throw ApiException.validation(
          "The TotalSegments parameter is required but was not present in the request when Segment"
              + " parameter is present");
    }
    if (segment == null && total != null) {
      throw ApiException.validation(
          "The Segment parameter is required but was not present in the request when parameter"
              + " TotalSegments is present");
    }
    if (segment != null && total != null && segment >= total) {
      throw ApiException.validation(
          "The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: %d is not less than TotalSegments: %d"
              .formatted(segment, total));
    }
  }

  private static Range segment(@Nullable Long segment, @Nullable Long total) {
    if (segment == null || total == null) {
      return new Range(null, null);
    }
    return new Range(
        hash(HASHES * segment / total),
        segment + 1 == total ? null : hash(HASHES * (segment + 1) / total));
  }

  private static byte[] hash(long hash) {
    return ByteBuffer.allocate(Integer.BYTES).putInt((int) hash).array();
  }

  private static void isInSegment(Struct request, Range segment, byte[] row) {
    if (!segment.contains(row)) {
      throw ApiException.validation(
          "The provided starting key is invalid: Invalid ExclusiveStartKey. Please use ExclusiveStartKey with correct Segment. TotalSegments: %d Segment: %d"
              .formatted(request.integer("TotalSegments"), request.integer("Segment")));
    }
  }
}
