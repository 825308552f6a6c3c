package com.callcat.call;

import com.callcat.call.ProviderReport.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything that Retell has reported about one call. Reports come repeated, late and in any
/// order. Therefore facts are only added: each field is merged by a rule that does not depend on
/// the order, so the same reports always give the same facts. Status, reason and outcome are
/// derived from the facts ([Ending]) and change with them.
///
/// @param pickedUp whether a person or a machine has answered
/// @param callerNumber the number from which the call is made
/// @param startedAt when it was picked up; the earliest of several times
/// @param endedAt when it ended; the latest of several times
/// @param durationSec whole seconds of talk, as Retell counts them; the highest of several numbers
/// @param reason Retell's `disconnection_reason`; null as long as no report has one
/// @param recordingUrl where the recording is; the newest one, because Retell renews links
/// @param analysis Retell's analysis, merged from all its parts
/// @param reports those that are stored in the call's data; every one of them says that the call
///   has ended
public record Facts(
    boolean pickedUp,
    @Nullable PhoneNumber callerNumber,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Integer durationSec,
    @Nullable Told reason,
    @Nullable Told recordingUrl,
    @Nullable Analysis analysis,
    Set<ReportId> reports) {

  public static final Facts NONE = new FactsBuilder().build();

  /// The most reports that are stored. The facts of further ones are merged all the same.
  static final int MOST_REPORTS = 8;

  public Facts {
    reports = Set.copyOf(reports);
  }

  /// The facts of one report.
  static Facts of(ProviderReport report) {
    var facts =
        new FactsBuilder()
            .pickedUp(report.stage() == Stage.STARTED || report.startedAt() != null)
            .callerNumber(report.callerNumber())
            .startedAt(report.startedAt());
    return report.ended() ? ended(report, facts) : facts.build();
  }

  private static Facts ended(ProviderReport report, FactsBuilder facts) {
    var reason = EndReason.UNKNOWN.equals(report.reason()) ? null : report.reason();
    return facts
        .endedAt(report.endedAt())
        .durationSec(report.durationSec())
        .reason(told(reason, report))
        .recordingUrl(told(report.recordingUrl(), report))
        .analysis(report.analysis())
        .reports(Set.of(report.id()))
        .build();
  }

  private static @Nullable Told told(@Nullable String text, ProviderReport report) {
    return text == null ? null : new Told(text, report.stage());
  }

  /// Merges in the facts of one more report.
  Facts and(ProviderReport report) {
    var both = and(of(report));
    return both.reports.size() <= MOST_REPORTS
        ? both
        : FactsBuilder.of(both).reports(reports).build();
  }

  /// Merges two facts. The operation is commutative, associative and idempotent.
  Facts and(Facts other) {
    return new FactsBuilder()
        .pickedUp(pickedUp || other.pickedUp)
        .callerNumber(
            most(callerNumber, other.callerNumber, Comparator.comparing(PhoneNumber::e164)))
        .startedAt(most(startedAt, other.startedAt, Comparator.reverseOrder()))
        .endedAt(most(endedAt, other.endedAt, Comparator.naturalOrder()))
        .durationSec(most(durationSec, other.durationSec, Comparator.naturalOrder()))
        .reason(most(reason, other.reason, Comparator.naturalOrder()))
        .recordingUrl(most(recordingUrl, other.recordingUrl, Comparator.naturalOrder()))
        .analysis(both(analysis, other.analysis))
        .reports(union(reports, other.reports))
        .build();
  }

  private static @Nullable Analysis both(@Nullable Analysis one, @Nullable Analysis other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.and(other);
  }

  /// Whether Retell has reported that the call has ended.
  public boolean ended() {
    return !reports.isEmpty();
  }

  /// Whole seconds of talk: as Retell counts them, or else the time from start to end; null as long
  /// as neither is known.
  public @Nullable Integer talkSec() {
    if (durationSec != null || startedAt == null || endedAt == null) {
      return durationSec;
    }
    var seconds = Duration.between(startedAt, endedAt).toSeconds();
    return seconds < 0 ? null : Math.clamp(seconds, 0, Integer.MAX_VALUE);
  }

  /// Whether a machine took the call.
  public boolean voicemail() {
    return analysis != null && analysis.voicemail();
  }

  /// Whether a user can see no difference to earlier facts.
  boolean looksLike(Facts before) {
    return Objects.equals(callerNumber, before.callerNumber)
        && Objects.equals(startedAt, before.startedAt)
        && Objects.equals(analysis, before.analysis)
        && Objects.equals(recordingUrl, before.recordingUrl);
  }

  /// The greater of two values; null is less than any value.
  static <T> @Nullable T most(@Nullable T one, @Nullable T other, Comparator<? super T> order) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return order.compare(one, other) < 0 ? other : one;
  }

  private static Set<ReportId> union(Set<ReportId> some, Set<ReportId> more) {
    var all = new HashSet<>(some);
    all.addAll(more);
    return all;
  }

  /// A text, and the stage of the report that it came with. The text of a later stage counts as
  /// newer. Two texts of the same stage are compared alphabetically, because it is not known which
  /// is newer.
  public record Told(String text, Stage stage) implements Comparable<Told> {
    private static final Comparator<Told> NEWER =
        Comparator.comparing(Told::stage).thenComparing(Told::text);

    @Override
    public int compareTo(Told other) {
      return NEWER.compare(this, other);
    }
  }
}
