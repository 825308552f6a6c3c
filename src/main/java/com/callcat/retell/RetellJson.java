package com.callcat.retell;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.callcat.call.ProviderReport;
import com.callcat.call.ProviderReport.Stage;
import com.callcat.call.Voice;
import com.callcat.net.Bodies;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads Retell's JSON. A call object is parsed only once. Only the wanted fields become a tree,
/// and the whole object is kept as the text that was sent.
public final class RetellJson {
  private static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder()
          .maxStringLength(Bodies.LIMIT)
          .maxNestingDepth(500)
          .maxNumberLength(1000)
          .build();
  private static final JsonMapper MAPPER =
      new JsonMapper(JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build());

  private RetellJson() {}

  /// Reads a call object that came as an answer. Its stage follows from its status.
  ///
  /// @return null if it is not one
  public static @Nullable ProviderReport call(byte[] body) {
    return read(body, RetellJson::report);
  }

  /// Reads a page of a list of calls.
  ///
  /// @return null if it is not one, or has a call that cannot be read
  public static @Nullable CallList calls(byte[] body) {
    return read(body, RetellJson::list);
  }

  /// Reads a webhook. The call's stage follows from the event's name.
  public static WebhookEvent event(byte[] body) {
    var event = read(body, RetellJson::envelope);
    return event == null ? new WebhookEvent.Malformed() : event;
  }

  /// Reads how many calls the account may have at a time.
  ///
  /// @return null if the answer does not contain it
  public static @Nullable Integer concurrency(byte[] body) {
    return read(body, (parser, text) -> concurrency(tree(parser)));
  }

  /// The limit for outbound calls: the account's limit without what is reserved for inbound calls.
  private static @Nullable Integer concurrency(JsonNode answer) {
    var limit = answer.path("concurrency_limit");
    var reserved = answer.path("reserved_inbound_concurrency").asInt(0);
    return limit.canConvertToInt() ? Math.max(0, limit.intValue() - reserved) : null;
  }

  /// Reads the list of voices.
  ///
  /// @return null if it is no such list
  public static @Nullable List<Voice> voices(byte[] body) {
    return read(body, (parser, text) -> VoiceJson.voices(tree(parser)));
  }

  /// Reads the message of an error answer.
  ///
  /// @return null if there is none
  public static @Nullable String errorMessage(byte[] body) {
    return read(body, (parser, text) -> tree(parser).path("message").textValue());
  }

  private interface Reader<T> {
    /// @param parser is at the first token of the text
    @Nullable T read(JsonParser parser, String text) throws IOException;
  }

  private static <T> @Nullable T read(byte[] body, Reader<T> reader) {
    var text = new String(body, UTF_8);
    try (var parser = MAPPER.createParser(text)) {
      if (parser.nextToken() == null) {
        return null;
      }
      var result = reader.read(parser, text);
      return parser.nextToken() == null ? result : null;
    } catch (IOException unreadable) {
      return null;
    }
  }

  private static WebhookEvent envelope(JsonParser parser, String text) throws IOException {
    String event = null;
    CallObject call = null;
    require(parser.isExpectedStartObjectToken(), parser);
    for (var name = nextField(parser); name != null; name = nextField(parser)) {
      switch (name) {
        case "event" -> event = tree(parser).textValue();
        case "call" -> call = callObject(parser, text);
        default -> parser.skipChildren();
      }
    }
    return event(event, call);
  }

  private static WebhookEvent event(@Nullable String event, @Nullable CallObject call) {
    if (event == null || event.isBlank()) {
      return new WebhookEvent.Malformed();
    }
    var stage = stage(event);
    if (stage == null) {
      return new WebhookEvent.Other();
    }
    var report = call == null ? null : call.report(stage);
    return report == null ? new WebhookEvent.Malformed() : new WebhookEvent.News(report);
  }

  private static @Nullable Stage stage(String event) {
    return switch (event) {
      case "call_started" -> Stage.STARTED;
      case "call_ended" -> Stage.ENDED;
      case "call_analyzed" -> Stage.ANALYZED;
      default -> null;
    };
  }

  private static @Nullable CallList list(JsonParser parser, String text) throws IOException {
    List<ProviderReport> reports = null;
    var complete = false;
    require(parser.isExpectedStartObjectToken(), parser);
    for (var name = nextField(parser); name != null; name = nextField(parser)) {
      switch (name) {
        case "items" -> reports = items(parser, text);
        case "has_more" -> complete = tree(parser).equals(BooleanNode.FALSE);
        default -> parser.skipChildren();
      }
    }
    return reports == null ? null : new CallList(reports, complete);
  }

  private static List<ProviderReport> items(JsonParser parser, String text) throws IOException {
    var reports = new ArrayList<ProviderReport>();
    require(parser.isExpectedStartArrayToken(), parser);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      var report = report(parser, text);
      if (report == null) {
        throw notAsAgreed(parser);
      }
      reports.add(report);
    }
    return reports;
  }

  private static @Nullable ProviderReport report(JsonParser parser, String text)
      throws IOException {
    var call = callObject(parser, text);
    return call == null ? null : call.report(call.stage());
  }

  private static @Nullable CallObject callObject(JsonParser parser, String text)
      throws IOException {
    if (!parser.isExpectedStartObjectToken()) {
      parser.skipChildren();
      return null;
    }
    var start = (int) parser.currentTokenLocation().getCharOffset();
    var fields = MAPPER.createObjectNode();
    String turns = null;
    for (var name = nextField(parser); name != null; name = nextField(parser)) {
      if (name.equals(CallObject.TURNS)) {
        turns = SpokenTurns.read(parser);
      } else if (CallObject.FIELDS.contains(name)) {
        fields.set(name, tree(parser));
      } else {
        parser.skipChildren();
      }
    }
    var end = (int) parser.currentLocation().getCharOffset();
    return new CallObject(fields, turns, text.substring(start, end));
  }

  /// Moves the parser to the value of the next field, and returns the field's name; null at the end
  /// of the object.
  private static @Nullable String nextField(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.FIELD_NAME) {
      return null;
    }
    var name = parser.currentName();
    parser.nextToken();
    return name;
  }

  private static JsonNode tree(JsonParser parser) throws IOException {
    return MAPPER.readTree(parser);
  }

  private static void require(boolean condition, JsonParser parser) throws IOException {
    if (!condition) {
      throw notAsAgreed(parser);
    }
  }

  private static JsonParseException notAsAgreed(JsonParser parser) {
    return new JsonParseException(parser, "not what Retell agreed to send");
  }
}
