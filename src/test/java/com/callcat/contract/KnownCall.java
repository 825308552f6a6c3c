package com.callcat.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.Blank;
import com.callcat.call.CallStatus;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A call as it must be by what was asked for it so far, and what may be asked of it next.
final class KnownCall {
  private static final List<String> TEXTS = List.of("calleeName", "subject", "prompt", "voiceId");
  private static final Set<CallStatus> BY_HAND =
      Set.of(CallStatus.COMPLETED, CallStatus.NO_SHOW, CallStatus.FAILED, CallStatus.CANCELED);

  final String id;
  private final ObjectNode fields = JsonNodeFactory.instance.objectNode();
  CallStatus status = CallStatus.SCHEDULED;
  long version = 1;
  @Nullable String transcript;

  /// @param preferences what it takes where its body does not say it
  KnownCall(String id, ObjectNode body, ObjectNode preferences) {
    this.id = id;
    fields.set("aiLanguage", preferences.get("defaultLanguage"));
    if (preferences.hasNonNull("voiceId")) {
      fields.set("voiceId", preferences.get("voiceId"));
    }
    write(body);
  }

  private void write(ObjectNode body) {
    TEXTS.stream()
        .filter(body::has)
        .forEach(name -> fields.put(name, Blank.strip(body.get(name).textValue())));
    if (body.has("phoneNumber")) {
      fields.put("phoneNumber", FuzzNumbers.e164(body.get("phoneNumber").textValue()));
    }
    if (body.has("aiLanguage")) {
      fields.set("aiLanguage", ValidBodies.language(body.get("aiLanguage")));
    }
    var time = body.has("scheduledAt") ? body.get("scheduledAt") : body.get("scheduledFor");
    if (time != null) {
      fields.set("scheduledAt", time);
      fields.set("scheduledFor", time);
    }
  }

  /// The status code that a change must be answered with.
  int answerTo(ObjectNode change) {
    var edits = change.size() > (change.has("status") ? 1 : 0);
    if (edits && status != CallStatus.SCHEDULED) {
      return 409;
    }
    var wanted = wanted(change);
    return wanted == status ? 200 : answerTo(wanted);
  }

  private int answerTo(CallStatus wanted) {
    return switch (status) {
      case SCHEDULED ->
          wanted == CallStatus.IN_PROGRESS || wanted == CallStatus.CANCELED ? 200 : 400;
      case IN_PROGRESS -> BY_HAND.contains(wanted) ? 200 : 400;
      case COMPLETED, FAILED, NO_SHOW, CANCELED -> wanted == CallStatus.CANCELED ? 409 : 400;
    };
  }

  private CallStatus wanted(ObjectNode change) {
    return change.has("status") ? CallStatus.valueOf(change.get("status").textValue()) : status;
  }

  void change(ObjectNode change) {
    var wanted = wanted(change);
    if (wanted != status || change.size() > (change.has("status") ? 1 : 0)) {
      version++;
    }
    status = wanted;
    write(change);
  }

  /// To do it again changes nothing.
  void cancel() {
    if (status != CallStatus.CANCELED) {
      status = CallStatus.CANCELED;
      version++;
    }
  }

  /// Fails unless an answer shows the call as it must be.
  void expectIn(JsonNode answer) {
    assertThat(answer.path("callId").asText()).isEqualTo(id);
    assertThat(answer.path("status").asText()).isEqualTo(status.name());
    fields
        .properties()
        .forEach(
            field ->
                assertThat(answer.get(field.getKey()))
                    .as("%s of call %s", field.getKey(), id)
                    .isEqualTo(field.getValue()));
    assertThat(answer.has("voiceId")).as("voice of call %s", id).isEqualTo(fields.has("voiceId"));
    assertThat(answer.has("providerId")).as("dialled %s", id).isFalse();
  }
}
