package com.callcat.http;

import com.callcat.bus.Bus;
import com.callcat.bus.RetellRequest.ListVoices;
import com.callcat.bus.RetellRequest.VoiceList;
import com.callcat.call.Voice;
import io.vertx.core.Future;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The voices that a request may name. As long as Retell's list is not known, any text that looks
/// like an id is accepted.
final class Voices {
  private static final String FIELD = "voiceId";
  private static final String WHERE = "; GET /api/voices lists them all";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]+");
  private static final int MOST_NAMED = 12;
  static final Voices UNKNOWN = new Voices(new VoiceList(List.of(), false));

  private final VoiceList known;

  Voices(VoiceList known) {
    this.known = known;
  }

  /// The voices for a request. They are read only if the request names a voice.
  static Future<Voices> of(Bus bus, Fields fields) {
    return fields.has(FIELD)
        ? bus.ask(new ListVoices()).map(Voices::new).otherwise(UNKNOWN)
        : Future.succeededFuture(UNKNOWN);
  }

  /// The voice with this name or id; null if there is none.
  @Nullable String parse(String text) {
    var possible = !known.complete() && ID.matcher(text).matches();
    return possible || known.has(text) ? text : null;
  }

  /// The rule for a voice.
  String expectation() {
    if (!known.complete()) {
      return "must be made of A-Z a-z 0-9 . _ -";
    }
    var voices = known.voices();
    var named =
        voices.stream().limit(MOST_NAMED).map(Voice::voiceId).collect(Collectors.joining(", "));
    var others = voices.size() - MOST_NAMED;
    return "must be one of " + named + (others > 0 ? " and " + others + " others" + WHERE : "");
  }
}
