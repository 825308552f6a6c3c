package com.callcat.http;

import com.callcat.call.Edit;
import com.callcat.call.Problem;
import com.callcat.call.Problem.Fault;
import com.callcat.call.ProblemException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The fields of one request while it is read. It collects all that is wrong, so that a person can
/// correct everything at once; a field nobody asked for is unknown. What was sent is never said
/// back, because it may be a telephone number.
final class Fields {
  /// How a fault names the body itself.
  static final String WHOLE_BODY = "$";

  private static final Pattern HARMLESS_NAME = Pattern.compile("[A-Za-z_][A-Za-z_-]{0,39}\\d{0,3}");
  private static final int MOST_UNKNOWN = 20;

  /// What came of reading a text.
  sealed interface Reading<T> {
    record Good<T>(T value) implements Reading<T> {}

    /// The text is not as it must be.
    ///
    /// @param fault what must be changed; it does not repeat the text
    record Refused<T>(String fault) implements Reading<T> {}
  }

  private final Map<String, JsonNode> values;
  private final List<Fault> faults;
  private final Set<String> known = new LinkedHashSet<>();

  Fields(Map<String, JsonNode> values, List<Fault> faults) {
    this.values = values;
    this.faults = new ArrayList<>(faults);
  }

  /// Null when the field is absent or wrong; here and in all that reads.
  @Nullable String text(String name, TextRule rule) {
    var value = value(name);
    if (value == null) {
      return null;
    }
    if (!value.isTextual()) {
      wrong(name, "must be text");
      return null;
    }
    var text = rule.tidy(value.textValue());
    var fault = rule.fault(text);
    if (fault != null) {
      wrong(name, fault);
    }
    return fault == null ? text : null;
  }

  /// @param reader null for a text that it does not know
  /// @param otherwise what the text must be, if the reader does not know it
  <T> @Nullable T text(
      String name, TextRule rule, Function<String, @Nullable T> reader, String otherwise) {
    var text = text(name, rule);
    var read = text == null ? null : reader.apply(text);
    if (text != null && read == null) {
      wrong(name, otherwise);
    }
    return read;
  }

  /// A text that says itself what is wrong with it.
  <T> @Nullable T text(String name, TextRule rule, Function<String, Reading<T>> reader) {
    var text = text(name, rule);
    return text == null
        ? null
        : switch (reader.apply(text)) {
          case Reading.Good<T>(var value) -> value;
          case Reading.Refused<T>(var fault) -> {
            wrong(name, fault);
            yield null;
          }
        };
  }

  /// A text that null clears.
  <T> Edit<T> edit(
      String name, TextRule rule, Function<String, @Nullable T> reader, String otherwise) {
    known.add(name);
    var value = values.get(name);
    if (value == null) {
      return Edit.none();
    }
    return Edit.to(value.isNull() ? null : text(name, rule, reader, otherwise));
  }

  @Nullable Boolean flag(String name) {
    var value = value(name);
    if (value == null) {
      return null;
    }
    if (!value.isBoolean()) {
      wrong(name, "must be true or false");
      return null;
    }
    return value.booleanValue();
  }

  /// Epoch milliseconds.
  @Nullable Instant time(String name) {
    var value = value(name);
    if (value == null) {
      return null;
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      wrong(name, "must be a whole number, a time in epoch milliseconds");
      return null;
    }
    return Instant.ofEpochMilli(value.longValue());
  }

  /// All that was sent, written the same way whatever its order and blanks. To be called before
  /// anything is read: what is wrong by then, such as a field that is there twice, belongs to it.
  String canonical() {
    return new TreeMap<>(values) + " " + faults;
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  void require(String... names) {
    for (var name : names) {
      if (!has(name)) {
        wrong(name, "is required");
      }
    }
  }

  void wrong(String name, String message) {
    faults.add(new Fault(name, message));
  }

  /// To be called when everything has been read. Invalid, if anything is wrong.
  void check() {
    values.keySet().stream()
        .filter(name -> !known.contains(name))
        .limit(MOST_UNKNOWN)
        .forEach(name -> faults.add(fault(name, "is not a field of this request" + hint(name))));
    if (!faults.isEmpty()) {
      throw new ProblemException(new Problem.Invalid(faults));
    }
  }

  /// A fault of a field whose name came from outside.
  static Fault fault(String name, String message) {
    return HARMLESS_NAME.matcher(name).matches()
        ? new Fault(name, message)
        : new Fault(WHOLE_BODY, "has a field with a name that " + message);
  }

  private @Nullable JsonNode value(String name) {
    known.add(name);
    var value = values.get(name);
    if (value != null && value.isNull()) {
      wrong(name, "must not be null");
      return null;
    }
    return value;
  }

  private String hint(String name) {
    var nearest = Spelling.nearest(name, known);
    return nearest == null ? "" : "; did you mean " + nearest + "?";
  }
}
