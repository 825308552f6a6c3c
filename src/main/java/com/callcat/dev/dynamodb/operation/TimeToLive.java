package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.wire.JsonOut;
import com.callcat.dev.dynamodb.wire.Struct;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// UpdateTimeToLive and DescribeTimeToLive.
final class TimeToLive {
  private static final int LONGEST_NAME = 255;

  /// The shortest time between two changes. Source: API reference, UpdateTimeToLive. AWS was
  /// observed to accept half an hour.
  private static final long MILLIS_BETWEEN_CHANGES = 60 * 60 * 1_000;

  private TimeToLive() {}

  static byte[] update(AccountDatabase database, Struct request) {
    var specification = specification(request);
    var name = specification.string("AttributeName");
    var enabled = specification.is("Enabled");
    var table = TableOperations.named(database, request);
    var settings = table.definition().settings();
    var now = database.clock().millis();
    check(settings.timeToLive(), Objects.requireNonNull(name), enabled);
    isRareEnough(settings.timeToLiveChangedAt(), now);
    database
        .catalog()
        .redefine(
            table,
            table
                .definition()
                .with(settings.change().timeToLive(enabled ? name : null, now).settings()));
    return JsonOut.object(
        out ->
            out.object(
                "TimeToLiveSpecification",
                fields -> fields.string("AttributeName", name).bool("Enabled", enabled)));
  }

  private static Struct specification(Struct request) {
    var specification = request.struct("TimeToLiveSpecification");
    var at = "timeToLiveSpecification";
    var constraints =
        new Constraints()
            .tableNameOrArn(TableOperations.name(request), TableOperations.SHORTEST_NAME)
            .required(at, specification != null);
    if (specification != null) {
      var name = specification.string("AttributeName");
      constraints
          .required(at + ".attributeName", name != null)
          .required(at + ".enabled", specification.has("Enabled"));
      if (name != null) {
        constraints.length(at + ".attributeName", () -> name, name.length(), 1, LONGEST_NAME);
      }
    }
    constraints.check();
    return Objects.requireNonNull(specification);
  }

  private static void check(@Nullable String current, String name, boolean enabled) {
    if (enabled && name.equals(current)) {
      throw ApiException.validation("TimeToLive is already enabled");
    }
    if (!enabled && current == null) {
      throw ApiException.validation("TimeToLive is already disabled");
    }
    if (current != null && !name.equals(current)) {
      throw ApiException.validation(
          "TimeToLive is active on a different AttributeName: current AttributeName is " + current);
    }
  }

  /// Checks the time since the last change, whatever that was. AWS checks this last.
  private static void isRareEnough(@Nullable Long changedAt, long now) {
    if (changedAt != null && now < changedAt + MILLIS_BETWEEN_CHANGES) {
      throw ApiException.validation(
          "Time to live has been modified multiple times within a fixed interval");
    }
  }

  static byte[] describe(AccountDatabase database, Struct request) {
    var attribute = TableOperations.named(database, request).definition().settings().timeToLive();
    return JsonOut.object(
        out ->
            out.object(
                "TimeToLiveDescription",
                fields ->
                    fields
                        .string("TimeToLiveStatus", attribute == null ? "DISABLED" : "ENABLED")
                        .string("AttributeName", attribute)));
  }
}
