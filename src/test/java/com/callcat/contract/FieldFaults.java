package com.callcat.contract;

import static com.callcat.contract.FaultSource.body;
import static com.callcat.contract.FaultSource.fields;

import com.callcat.contract.ObjectShape.Field;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// What can be wrong with the fields of a body.
final class FieldFaults {
  private static final List<String> NOT_THEIRS =
      List.of(
          "userId",
          "callId",
          "providerId",
          "createdAt",
          "updatedAt",
          "version",
          "id",
          "role!",
          "admin",
          "roles",
          "attempt",
          "due",
          "held",
          "dialSuccessful",
          "summary",
          "__proto__",
          "constructor",
          "",
          " ",
          "$",
          "\u0000",
          "+15559990000",
          "15559990000",
          "ſtatus",
          "a.b");

  private FieldFaults() {}

  static List<RequestFault> all() {
    return List.of(
        RequestFault.of(400, "missing", FieldFaults::drop).when(FieldFaults::canDrop),
        RequestFault.of(
            400, "null", (p, s) -> body(p).putNull(s.field(p, f -> !f.nullable()).name())),
        RequestFault.of(400, "wrong type", FieldFaults::retype),
        RequestFault.of(400, "huge number", FieldFaults::hugeNumber),
        RequestFault.of(400, "too long", FieldFaults::lengthen).when(p -> has(p, Field::isText)),
        RequestFault.of(400, "too short", FieldFaults::shorten)
            .when(p -> has(p, f -> f.least() > 1)),
        RequestFault.of(400, "blank", FieldFaults::blank).when(p -> has(p, Field::isText)),
        RequestFault.of(400, "bad character", FieldFaults::spoil).when(p -> has(p, Field::isText)),
        RequestFault.of(400, "not its kind", FieldFaults::nonsense)
            .when(p -> has(p, FieldFaults::picky)),
        RequestFault.of(400, "not theirs", (p, s) -> body(p).put(s.dice().one(NOT_THEIRS), "1")),
        RequestFault.of(400, "misspelt", FieldFaults::misspell),
        RequestFault.of(400, "two times", FieldFaults::twoTimes)
            .when(p -> has(p, f -> f.name().equals("scheduledFor"))),
        RequestFault.of(400, "deep", FieldFaults::nest),
        RequestFault.of(400, "many fields", (p, s) -> fill(body(p), 3000)),
        RequestFault.of(400, "very many fields", (p, s) -> fill(body(p), 10_000)));
  }

  private static boolean has(Probe probe, Predicate<Field> like) {
    return !fields(probe, like).isEmpty();
  }

  /// Of those that must be there, or of one of several forms; it would take away another fault.
  private static boolean canDrop(Probe probe) {
    return probe.faults.isEmpty()
        && ObjectShape.of(probe.operation).required().stream().anyMatch(body(probe)::has);
  }

  private static void drop(Probe probe, FaultSource source) {
    var required = ObjectShape.of(probe.operation).required();
    var there = required.stream().filter(body(probe)::has).sorted().toList();
    body(probe).remove(source.dice().one(there));
  }

  private static void retype(Probe probe, FaultSource source) {
    var field = source.field(probe, any -> true);
    var values = JsonNodeFactory.instance;
    var array = values.arrayNode().add("x");
    var object = values.objectNode().put("x", 1);
    body(probe)
        .set(
            field.name(),
            field.isText()
                ? source.dice().one(values.numberNode(5), values.booleanNode(true), array, object)
                : source.dice().one(values.textNode("1"), values.numberNode(1.5), array, object));
  }

  private static void hugeNumber(Probe probe, FaultSource source) {
    var number =
        source
            .dice()
            .one(
                "1e400",
                "-1e400",
                "1e999999999",
                "9".repeat(1000),
                "9".repeat(90),
                "1E5",
                "9223372036854775808",
                "-0.0",
                "0.1e1",
                "1e-400");
    body(probe).putRawValue(source.field(probe, any -> true).name(), new RawValue(number));
  }

  private static void lengthen(Probe probe, FaultSource source) {
    var field = source.field(probe, Field::isText);
    body(probe).put(field.name(), source.texts().letters(field.most() + 1));
  }

  private static void shorten(Probe probe, FaultSource source) {
    var field = source.field(probe, any -> any.least() > 1);
    body(probe).put(field.name(), source.texts().letters(field.least() - 1));
  }

  private static void blank(Probe probe, FaultSource source) {
    var field = source.field(probe, Field::isText);
    var blanks =
        source
            .dice()
            .one("", " ", "\t\n", "\u00a0", "\u200b", "\u3000", "\ufeff", "        \u2028");
    body(probe).put(field.name(), blanks);
  }

  private static void spoil(Probe probe, FaultSource source) {
    var field = source.field(probe, Field::isText);
    var character =
        source.dice().one("0000", "d83d", "dc00", "0007", "001b", "0085", "ffff\\ud800");
    var half = source.texts().letters(Math.max(1, field.least() / 2));
    var value = "\"" + half + "\\u" + character + half + "\"";
    body(probe).putRawValue(field.name(), new RawValue(value));
  }

  private static boolean picky(Field field) {
    return !Nonsense.of(field).isEmpty();
  }

  private static void nonsense(Probe probe, FaultSource source) {
    var field = source.field(probe, FieldFaults::picky);
    var value = source.dice().one(Nonsense.of(field));
    body(probe).putRawValue(field.name(), new RawValue(value));
  }

  private static void misspell(Probe probe, FaultSource source) {
    var name = source.field(probe, any -> true).name();
    body(probe)
        .put(
            source
                .dice()
                .one(name + "s", name.substring(1), name.toUpperCase(Locale.ROOT), name + " "),
            "x");
  }

  private static void twoTimes(Probe probe, FaultSource source) {
    body(probe).put("scheduledAt", 2_051_222_400_000L).put("scheduledFor", 2_051_222_400_001L);
  }

  private static void nest(Probe probe, FaultSource source) {
    var depth = source.dice().one(21, 1000, 10_000);
    var value = source.dice().chance(50) ? "[".repeat(depth) + "]".repeat(depth) : nested(depth);
    body(probe).putRawValue(source.field(probe, any -> true).name(), new RawValue(value));
  }

  private static String nested(int depth) {
    return "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
  }

  private static void fill(ObjectNode body, int fields) {
    for (var i = 0; i < fields; i++) {
      body.put("f" + Integer.toString(i, Character.MAX_RADIX), 1);
    }
  }
}
