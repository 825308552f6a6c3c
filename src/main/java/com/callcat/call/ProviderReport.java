package com.callcat.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What Retell says of one call at one moment, whichever way it reached us: the answer to our
/// request, a webhook, a list or a look-up. The same facts mean the same, wherever they come from.
///
/// @param key our own key from the metadata; null when Retell left it out
/// @param token the attempt's token from the metadata
/// @param reason `disconnection_reason`, as Retell spells it
/// @param payload the whole call object as Retell sent it
public record ProviderReport(
    ProviderId providerId,
    @Nullable CallKey key,
    @Nullable String token,
    Stage stage,
    @Nullable PhoneNumber callerNumber,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Integer durationSec,
    @Nullable String reason,
    @Nullable String transcript,
    @Nullable String recordingUrl,
    @Nullable Analysis analysis,
    Payload payload) {

  /// How far the call has come, in order.
  public enum Stage {
    REGISTERED,
    STARTED,
    ENDED,
    ANALYZED
  }

  public boolean ended() {
    return stage == Stage.ENDED || stage == Stage.ANALYZED;
  }

  /// Names it among the reports of its call.
  public ReportId id() {
    return new ReportId(stage, payload.digest());
  }

  /// Says what it is about, never what was said or to whom.
  @Override
  public String toString() {
    return "ProviderReport[" + providerId + " " + stage + "]";
  }
}
