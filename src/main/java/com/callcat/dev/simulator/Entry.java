package com.callcat.dev.simulator;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;

/// An entry of the journal. The entries are everything that must survive the process; the rest
/// follows from them.
sealed interface Entry {

  /// A call was placed, and its phone rang.
  record Placed(SimulatedCall call) implements Entry {}

  /// A call was told to hang up.
  record Stopped(String id, Instant at) implements Entry {}

  /// The stored data of a call was changed by a request.
  record Changed(String id, JsonObject changes) implements Entry {}

  /// A call was deleted by a request.
  record Deleted(String id) implements Entry {}

  /// All webhooks of a call were delivered or given up.
  record Told(String id) implements Entry {}

  /// Converts the entry into JSON: an object with one field, whose name is the type of the entry.
  default JsonObject toJson() {
    return switch (this) {
      case Placed(var call) -> new JsonObject().put("placed", json(call));
      case Stopped(var id, var at) ->
          new JsonObject()
              .put("stopped", new JsonObject().put("id", id).put("at", at.toEpochMilli()));
      case Changed(var id, var changes) ->
          new JsonObject().put("changed", new JsonObject().put("id", id).put("changes", changes));
      case Deleted(var id) -> new JsonObject().put("deleted", new JsonObject().put("id", id));
      case Told(var id) -> new JsonObject().put("told", new JsonObject().put("id", id));
    };
  }

  private static JsonObject json(SimulatedCall call) {
    return new JsonObject()
        .put("id", call.id())
        .put("at", call.createdAt().toEpochMilli())
        .put("ring", call.durations().ring().toMillis())
        .put("talk", call.durations().talk().toMillis())
        .put("analysis", call.durations().analysis().toMillis())
        .put("request", call.order().request());
  }

  /// Reads an entry.
  ///
  /// @throws RuntimeException if it was not written by [#toJson]
  static Entry of(JsonObject json) {
    var name = json.fieldNames().iterator().next();
    var body = json.getJsonObject(name);
    return switch (name) {
      case "placed" -> new Placed(call(body));
      case "stopped" -> new Stopped(body.getString("id"), instant(body));
      case "changed" -> new Changed(body.getString("id"), body.getJsonObject("changes"));
      case "deleted" -> new Deleted(body.getString("id"));
      case "told" -> new Told(body.getString("id"));
      default -> throw new IllegalArgumentException("unknown entry: " + name);
    };
  }

  private static SimulatedCall call(JsonObject body) {
    var durations =
        new CallDurations(millis(body, "ring"), millis(body, "talk"), millis(body, "analysis"));
    var order = new Order(body.getJsonObject("request"));
    return new SimulatedCall(body.getString("id"), order, instant(body), durations);
  }

  private static Duration millis(JsonObject body, String field) {
    return Duration.ofMillis(body.getLong(field));
  }

  private static Instant instant(JsonObject body) {
    return Instant.ofEpochMilli(body.getLong("at"));
  }
}
