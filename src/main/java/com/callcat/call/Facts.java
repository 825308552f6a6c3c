package com.callcat.call;

import com.callcat.call.ProviderReport.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything that Retell has told of one call. Reports come twice, late and in any order, so facts
/// are only ever added: each field is joined by a rule that knows no order, and the same reports
/// make the same facts, whichever came first. Status, reason and outcome are derived from them
/// ([Ending]) and change with them.
///
/// @param pickedUp somebody or something has answered
/// @param callerNumber the number that rings at the callee's
/// @param startedAt when it was picked up; of several, the earliest
/// @param endedAt when it ended; of several, the latest
/// @param durationSec whole seconds of talk, as Retell counts them; of several, the most
/// @param reason Retell's `disconnection_reason`; null while no report has brought one
/// @param recordingUrl where the recording is; links are renewed, so the newer one
/// @param analysis Retell's, from all its parts
/// @param reports those that are stored whole in the call's data; every one tells that it has ended
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

  /// The most reports that are stored whole; what others tell is learnt all the same.
  static final int MOST_REPORTS = 8;

  public Facts {
    reports = Set.copyOf(reports);
  }

  /// What one report tells.
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

  /// These and those of one more report.
  Facts and(ProviderReport report) {
    var both = and(of(report));
    return both.reports.size() <= MOST_REPORTS
        ? both
        : FactsBuilder.of(both).reports(reports).build();
  }

  /// These and others: commutative, associative, and the same again adds nothing.
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

  /// Retell has said that the call is over.
  public boolean ended() {
    return !reports.isEmpty();
  }

  /// Whole seconds of talk: as Retell counts them, else from the beginning to the end; null while
  /// neither is known.
  public @Nullable Integer talkSec() {
    if (durationSec != null || startedAt == null || endedAt == null) {
      return durationSec;
    }
    var seconds = Duration.between(startedAt, endedAt).toSeconds();
    return seconds < 0 ? null : Math.clamp(seconds, 0, Integer.MAX_VALUE);
  }

  /// A machine took the call.
  public boolean voicemail() {
    return analysis != null && analysis.voicemail();
  }

  /// Whether a user sees no difference to others.
  boolean looksLike(Facts before) {
    return Objects.equals(callerNumber, before.callerNumber)
        && Objects.equals(startedAt, before.startedAt)
        && Objects.equals(analysis, before.analysis)
        && Objects.equals(recordingUrl, before.recordingUrl);
  }

  /// The greater one in an order; null is less than anything.
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

  /// A text, and the stage at which Retell told it. The later stage's is the newer one; two of the
  /// same stage are told apart by their letters, for nothing says which of them is newer.
  public record Told(String text, Stage stage) implements Comparable<Told> {
    private static final Comparator<Told> NEWER =
        Comparator.comparing(Told::stage).thenComparing(Told::text);

    @Override
    public int compareTo(Told other) {
      return NEWER.compare(this, other);
    }
  }
}
