package com.callcat.dev.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;

/// The figures that Retell measures for a talk: cost, latency and tokens of the model.
final class Metering {
  private static final int TURNS = 6;

  /// The cost of a second of voice, in cents.
  private static final double VOICE = 0.025;

  private static final double MODEL = 0.075;

  private Metering() {}

  /// The cost object, in cents.
  static JsonObject cost(Duration talked) {
    var seconds = Math.ceilDiv(talked.toMillis(), 1000L);
    var products =
        new JsonArray()
            .add(product("platform_tts", VOICE, seconds))
            .add(product("gpt_4_1", MODEL, seconds));
    return new JsonObject()
        .put("product_costs", products)
        .put("total_duration_seconds", seconds)
        .put("total_duration_unit_price", VOICE + MODEL)
        .put("combined_cost", (VOICE + MODEL) * seconds);
  }

  private static JsonObject product(String name, double unitPrice, long seconds) {
    return new JsonObject()
        .put("product", name)
        .put("unit_price", unitPrice)
        .put("cost", unitPrice * seconds);
  }

  /// The latency object, in milliseconds.
  static JsonObject latency(SimulatedCall call) {
    var values = values(call, 600, 1_600);
    Arrays.sort(values);
    var slowest = values[TURNS - 1];
    var measured =
        new JsonObject()
            .put("p50", values[TURNS / 2])
            .put("p90", slowest)
            .put("p95", slowest)
            .put("p99", slowest)
            .put("max", slowest)
            .put("min", values[0])
            .put("num", TURNS)
            .put("values", array(values));
    return new JsonObject().put("e2e", measured);
  }

  static JsonObject tokens(SimulatedCall call) {
    var values = values(call, 800, 1_000);
    return new JsonObject()
        .put("values", array(values))
        .put("average", Arrays.stream(values).average().orElseThrow())
        .put("num_requests", TURNS);
  }

  private static int[] values(SimulatedCall call, int low, int high) {
    return new SplittableRandom(call.id().hashCode()).ints(TURNS, low, high).toArray();
  }

  private static JsonArray array(int[] values) {
    return new JsonArray(Arrays.stream(values).boxed().toList());
  }
}
