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

/// Reads the fields of a request. It collects all faults, so that a person can correct everything
/// at once. A field that no code reads is reported as unknown. Messages never repeat a value,
/// because it may be a phone number.
final class Fields {
  /// The name of the whole body in a fault.
  static final String WHOLE_BODY = "$";

  private static final Pattern HARMLESS_NAME = Pattern.compile("[A-Za-z_][A-Za-z_-]{0,39}\\d{0,3}");
  private static final int MOST_UNKNOWN = 20;

  /// The result of parsing a text.
  sealed interface Reading<T> {
    record Good<T>(T value) implements Reading<T> {}

    /// The text is not valid.
    ///
    /// @param fault the message, which does not repeat the text
    record Refused<T>(String fault) implements Reading<T> {}
  }

  private final Map<String, JsonNode> values;
  private final List<Fault> faults;
  private final Set<String> known = new LinkedHashSet<>();

  Fields(Map<String, JsonNode> values, List<Fault> faults) {
    this.values = values;
    this.faults = new ArrayList<>(faults);
  }

  /// Reads a text. Like all methods that read, returns null if the field is absent or wrong.
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

  /// @param reader parses the text; returns null if it is not valid
  /// @param otherwise the message if the reader returns null
  <T> @Nullable T text(
      String name, TextRule rule, Function<String, @Nullable T> reader, String otherwise) {
    var text = text(name, rule);
    var read = text == null ? null : reader.apply(text);
    if (text != null && read == null) {
      wrong(name, otherwise);
    }
    return read;
  }

  /// Reads a text with a reader that returns its own message.
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

  /// Reads a text that can be cleared by null.
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

  /// Reads a time in epoch milliseconds.
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

  /// The whole request in a canonical form, which does not depend on the order of fields and on
  /// white space. To be called before any field is read. Faults that were found before, such as a
  /// field that occurs twice, are a part of it.
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

  /// To be called after all fields were read. Throws Invalid if there are any faults.
  void check() {
    values.keySet().stream()
        .filter(name -> !known.contains(name))
        .limit(MOST_UNKNOWN)
        .forEach(name -> faults.add(fault(name, "is not a field of this request" + hint(name))));
    if (!faults.isEmpty()) {
      throw new ProblemException(new Problem.Invalid(faults));
    }
  }

  /// A fault of a field whose name comes from the request.
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
