package com.callcat.call;

/// Carries a [Problem] through a failed future. It has no stack trace: a problem is an answer, not
/// a defect.
public final class ProblemException extends RuntimeException {
  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(problem.toString(), null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }

  /// Whether this is what a future has failed with.
  public static boolean is(Class<? extends Problem> kind, Throwable failure) {
    return failure instanceof ProblemException known && kind.isInstance(known.problem);
  }
}
