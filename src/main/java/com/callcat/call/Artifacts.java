package com.callcat.call;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What is known about a conversation, each part with its source. Retell's analysis is preferred,
/// and our own findings fill the parts that it left empty, whichever of the two came first. A part
/// is null while there is nothing from either.
public record Artifacts(
    @Nullable Artifact<String> summary,
    @Nullable Artifact<List<String>> actionItems,
    @Nullable Artifact<List<String>> tags,
    @Nullable Artifact<String> sentiment) {

  /// The sentiments that only say that nothing was noticed.
  private static final Set<String> UNTOLD = Set.of(Findings.UNKNOWN, Findings.NEUTRAL);

  private static final String RETELL = "retell";

  /// A part with its source.
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

  /// If Retell could not tell the sentiment, our own is used only if it is positive or negative.
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
