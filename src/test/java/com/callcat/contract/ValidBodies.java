package com.callcat.contract;

import com.callcat.contract.ObjectShape.Field;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/// Makes bodies that the contract allows, from its schemas.
final class ValidBodies {
  private static final String LANGUAGE = "Language";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Set<String> SEVERAL_LINES =
      Set.of("Prompt", "SpokenText", "transcriptText", "SystemPrompt");
  private static final Duration FARTHEST = Duration.ofDays(3652);
  private static final List<String> ZONES =
      ZoneId.getAvailableZoneIds().stream()
          .filter(zone -> !zone.startsWith("SystemV/"))
          .sorted()
          .toList();

  private final Dice dice;
  private final FuzzTexts texts;
  private final InstantSource clock;
  private final Supplier<String> emails;

  /// @param emails addresses that nobody has
  ValidBodies(Dice dice, InstantSource clock, Supplier<String> emails) {
    this.dice = dice;
    this.texts = new FuzzTexts(dice);
    this.clock = clock;
    this.emails = emails;
  }

  /// A language as it is answered: capitals do not matter when it is asked for.
  static JsonNode language(JsonNode asked) {
    return OpenApi.CONTRACT
        .schema(LANGUAGE)
        .path("enum")
        .valueStream()
        .filter(language -> language.textValue().equalsIgnoreCase(asked.textValue()))
        .findFirst()
        .orElseThrow();
  }

  /// With all it must have, and some of what it may. No call is due before long.
  ObjectNode of(ApiOperation operation) {
    var body = JSON.objectNode();
    var shape = ObjectShape.of(operation);
    for (var field : shape.fields().values()) {
      if (shape.required().contains(field.name()) || dice.chance(50)) {
        body.set(field.name(), value(field));
      }
    }
    keepOneForm(operation, body);
    settleTime(operation, body);
    return body;
  }

  private void keepOneForm(ApiOperation operation, ObjectNode body) {
    if (operation.id().equals("appendToTranscript")) {
      body.remove(dice.chance(50) ? List.of("text") : List.of("role", "content"));
    }
  }

  private void settleTime(ApiOperation operation, ObjectNode body) {
    if (body.has("scheduledAt") && body.has("scheduledFor")) {
      body.set("scheduledFor", body.get("scheduledAt"));
    }
    if (operation.id().equals("createCall") && !body.has("scheduledFor")) {
      body.put("scheduledAt", time());
    }
  }

  ValueNode value(Field field) {
    if (field.nullable() && dice.chance(20)) {
      return JSON.nullNode();
    }
    return switch (field.kind()) {
      case "EpochMillis" -> JSON.numberNode(time());
      case "emailNotifications" -> JSON.booleanNode(dice.chance(50));
      default -> JSON.textNode(text(field));
    };
  }

  private String text(Field field) {
    var choices = field.schema().path("enum");
    if (choices.isArray()) {
      return choice(choices);
    }
    return switch (field.kind()) {
      case "LanguageChoice" -> language();
      case "DialledNumber" -> FuzzNumbers.written(dice);
      case "Email" -> emails.get();
      case "TimeZone" -> dice.one(ZONES);
      case "VoiceId" -> dice.one("11labs-Adrian", "default", " openai-Alloy ");
      case "refreshToken" -> texts.letters(1, field.most());
      default -> texts.text(field.least(), field.most(), SEVERAL_LINES.contains(field.kind()));
    };
  }

  private String language() {
    var language = choice(OpenApi.CONTRACT.schema(LANGUAGE).path("enum"));
    return dice.chance(20) ? language.toUpperCase(Locale.ROOT) : language;
  }

  private String choice(JsonNode choices) {
    return choices.get(dice.between(0, choices.size() - 1)).textValue();
  }

  private long time() {
    var now = clock.instant();
    var soonest = now.plus(Duration.ofHours(2)).toEpochMilli();
    var farthest = now.plus(FARTHEST).toEpochMilli();
    return dice.chance(10) ? dice.one(soonest, farthest) : dice.between(soonest, farthest);
  }
}
