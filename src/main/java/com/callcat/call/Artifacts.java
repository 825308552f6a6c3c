package com.callcat.call;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What is known of a conversation, each part with who said it: Retell's analysis goes first, and
/// what was found afterwards fills what it left empty. Which of the two came first does not matter.
/// A part is null while nobody has said anything.
public record Artifacts(
    @Nullable Artifact<String> summary,
    @Nullable Artifact<List<String>> actionItems,
    @Nullable Artifact<List<String>> tags,
    @Nullable Artifact<String> sentiment) {

  /// What says no more of a sentiment than that nothing was noticed.
  private static final Set<String> UNTOLD = Set.of(Findings.UNKNOWN, Findings.NEUTRAL);

  private static final String RETELL = "retell";

  /// One part.
  ///
  /// @param source `retell`, or the [Findings#source()]
  public record Artifact<T>(T value, String source) {}

  public static Artifacts of(Call call) {
    return new Artifacts(
        choose(call, Analysis::summary, String::isBlank, Findings::summary),
        choose(call, Analysis::actionItems, List::isEmpty, Findings::actionItems),
        choose(call, Analysis::tags, List::isEmpty, Findings::tags),
        sentiment(call));
  }

  public boolean isEmpty() {
    return summary == null && actionItems == null && tags == null && sentiment == null;
  }

  /// A sentiment that Retell could not tell is filled only with one that somebody did notice.
  private static @Nullable Artifact<String> sentiment(Call call) {
    var findings = call.findings();
    var untold = findings != null && UNTOLD.contains(findings.sentiment());
    return choose(
        call,
        Analysis::sentiment,
        retells -> retells.equalsIgnoreCase(Findings.UNKNOWN) && !untold,
        Findings::sentiment);
  }

  private static <T> @Nullable Artifact<T> choose(
      Call call,
      Function<Analysis, @Nullable T> analysed,
      Predicate<T> empty,
      Function<Findings, T> found) {
    var retells = call.analysis() == null ? null : analysed.apply(call.analysis());
    var findings = call.findings();
    if (retells != null && (findings == null || !empty.test(retells))) {
      return new Artifact<>(retells, RETELL);
    }
    return findings == null ? null : new Artifact<>(found.apply(findings), findings.source());
  }
}
