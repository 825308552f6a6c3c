package com.callcat.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What Retell reports about one call at one moment: in the answer to our request, in a webhook, in
/// a list or in a look-up. Where a report comes from makes no difference.
///
/// @param key our own key, from the metadata; null if Retell left it out
/// @param token the attempt's token, from the metadata
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

  /// How far the call has come, in this order.
  public enum Stage {
    REGISTERED,
    STARTED,
    ENDED,
    ANALYZED
  }

  public boolean ended() {
    return stage == Stage.ENDED || stage == Stage.ANALYZED;
  }

  /// Identifies the report among those of its call.
  public ReportId id() {
    return new ReportId(stage, payload.digest());
  }

  /// Shows neither what was said nor to whom.
  @Override
  public String toString() {
    return "ProviderReport[" + providerId + " " + stage + "]";
  }
}
