package com.callcat.dev.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.dev.dynamodb.Target.Answer;
import com.callcat.testing.Eventually;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Random programs of operations, carried out by this server and by dynalite: what they answer and
/// what they keep must be the same, but for the differences that are listed here with their
/// reasons. `-Dcallcat.dynamodb.seed` repeats a run, `-Dcallcat.dynamodb.programs` makes it longer.
@Execution(ExecutionMode.CONCURRENT)
class DifferentialTest {
  private static final long SEED =
      Long.getLong("callcat.dynamodb.seed", new Random().nextLong(1_000_000));
  private static final int PROGRAMS = Integer.getInteger("callcat.dynamodb.programs", 6);
  private static final int STEPS = 100;

  private static final Pattern LOOKS_AT_VALUE =
      Pattern.compile(" IN \\(| BETWEEN |(size|attribute_type|contains)\\(");
  private static final Pattern EMPTY_VALUE = Pattern.compile("\"[SB]\": ?\"\"");

  private static final Set<String> UNFIT_ITEM =
      Set.of(
          "The document path provided in the update expression is invalid for update",
          "The provided expression refers to an attribute that does not exist in the item",
          "An operand in the update expression has an incorrect data type",
          "The update expression attempted to update the secondary index key to unsupported type");

  /// What dynalite does otherwise in its refusals, and why this server does not follow it.
  private enum Known {
    /// AWS refuses operands without an order for `<`, `BETWEEN` and the like before it reads an
    /// item; dynalite compares them. Source: Developer Guide, "Condition and filter expressions".
    OPERANDS_WITHOUT_ORDER("Incorrect operand type for operator or function; operator: "),

    /// The key of an index cannot be empty. Dynalite stores it, from the time before empty strings
    /// were allowed elsewhere. Source: Developer Guide, "Naming rules and data types", String.
    EMPTY_INDEX_KEY("The AttributeValue for a key attribute cannot contain an empty"),

    /// A key is a scalar, so a condition cannot look into it. Dynalite tells it of updates, filters
    /// and projections only. Source: Developer Guide, "Core components", Primary key.
    CONDITION_INTO_A_KEY("Key attributes must be scalars"),

    /// AWS has come to say no more of a start key that is none, where a query is asked for. Source:
    /// ExtendDB, pull request 86, seen at AWS.
    START_KEY("The provided starting key is invalid");

    private final String message;

    Known(String message) {
      this.message = message;
    }

    static boolean explains(Answer own) {
      return Set.of(values()).stream().anyMatch(known -> own.message().contains(known.message));
    }
  }

  /// Dynalite takes an empty text or binary for one that is not there, when it is asked for its
  /// type or length, or whether it is among others. To AWS it is a value like any other. Source:
  /// Developer Guide, "Condition and filter expressions", and API reference, AttributeValue.
  private static boolean isOfEmptyValues(RandomPrograms.Request request, Answer own, Answer other) {
    return LOOKS_AT_VALUE.matcher(request.body()).find()
        && Stream.of(request.body(), own.body().toString(), other.body().toString())
            .anyMatch(text -> EMPTY_VALUE.matcher(text).find());
  }

  @Test
  void dynalite_answers_the_same() throws Exception {
    System.out.println("DifferentialTest: seed " + SEED + ", programs " + PROGRAMS);
    try (var dynalite = Dynalite.start();
        var own = Target.own(Options.inMemory(InstantSource.system()))) {
      var both = List.of(own, dynalite.target());
      for (var target : both) {
        createTable(target);
      }
      var carriedOut = 0;
      for (var program = 0; program < PROGRAMS; program++) {
        carriedOut += run(both, SEED + program);
      }
      assertThat(carriedOut).as("not refused").isGreaterThan(PROGRAMS * STEPS / 4);
    }
  }

  private static void createTable(Target target) throws Exception {
    var created = target.ask("CreateTable", RandomPrograms.TABLE);
    assertThat(created.status()).as(created.toString()).isEqualTo(200);
    Eventually.until(
        () ->
            target
                .ask("DescribeTable", "{\"TableName\": \"random\"}")
                .json()
                .at("/Table/TableStatus")
                .asText(),
        "ACTIVE"::equals);
  }

  private static int run(List<Target> both, long seed) {
    both.forEach(target -> target.ask("BatchWriteItem", RandomPrograms.CLEAR));
    var program = new RandomPrograms(seed);
    var carriedOut = 0;
    for (var step = 0; step < STEPS; step++) {
      var request = program.next();
      var own = both.getFirst().ask(request.operation(), request.body());
      var other = both.getLast().ask(request.operation(), request.body());
      if (show(own).equals(show(other))) {
        carriedOut += own.status() == 200 ? 1 : 0;
      } else {
        assertThat(Known.explains(own) || isOfEmptyValues(request, own, other))
            .as("program %d, step %d: %s\nown   %s\nother %s", seed, step, request, own, other)
            .isTrue();
        // Dynalite may have carried it out.
        both.forEach(target -> target.ask("BatchWriteItem", RandomPrograms.CLEAR));
      }
    }
    return carriedOut;
  }

  /// The answer in one form: of what has no order sorted, and without what dynalite does not do.
  private static String show(Answer answer) {
    if (answer.status() != 200) {
      return answer.error() + ": " + show(answer.message());
    }
    var json = (ObjectNode) answer.json();
    // AWS leaves out what would be empty.
    if (json.path("Attributes").isEmpty()) {
      json.remove("Attributes");
    }
    // Dynalite counts nothing for a read that finds nothing, AWS at least half a unit. Source:
    // Developer Guide, "Read and write operations", and API reference, ConsumedCapacity.
    if (json.path("ScannedCount").asInt(-1) == 0) {
      json.remove("ConsumedCapacity");
    }
    // Nor does it count what a write costs in the indexes. Source: Developer Guide, "Global
    // secondary indexes", Provisioned throughput considerations.
    if (!json.has("ScannedCount") && json.has("ConsumedCapacity")) {
      json.set("ConsumedCapacity", json.path("ConsumedCapacity").path("Table"));
    }
    return show(json, "");
  }

  /// It is not documented which of several paths at odds are named, nor which of several faults is
  /// told that only the item shows. Dynalite is from the time before AWS came to begin what it
  /// tells of a single write, and of a condition on keys, as it does now. Source:
  /// dynamodb-conformance, captures/2026-06-09, and
  /// tests/tier3/error-messages/queryKeyConditionOperands.
  private static String show(String message) {
    return UNFIT_ITEM.contains(message)
        ? "the item is unfit for the update"
        : message
            .replaceFirst("^1 validation error detected: (?!Value (null|'|at))", "")
            .replaceFirst("^Invalid KeyConditionExpression: (?=KeyCondition)", "")
            .replaceFirst("(?<=when using expressions): .+", "")
            .replaceFirst("path one: .+", "");
  }

  private static String show(JsonNode node, String name) {
    return switch (node) {
      case ObjectNode object -> {
        var fields = new TreeMap<String, String>();
        object
            .properties()
            .forEach(field -> fields.put(field.getKey(), show(field.getValue(), field.getKey())));
        yield fields.toString();
      }
      case ArrayNode array -> {
        var elements =
            new ArrayList<>(
                StreamSupport.stream(array.spliterator(), false)
                    .map(element -> show(element, ""))
                    .toList());
        if (isUnordered(name)) {
          elements.sort(null);
        }
        yield elements.toString();
      }
      default -> node.isNumber() ? String.valueOf(node.asDouble()) : node.toString();
    };
  }

  /// Sets, and items that a scan finds, or an index under the same key.
  private static boolean isUnordered(String name) {
    return Set.of("SS", "NS", "BS", "Items", "random").contains(name);
  }
}
