package com.callcat.call;

/// The exception with which a future fails because of a [Problem]. It has no stack trace, because a
/// problem is a regular answer and no defect.
public final class ProblemException extends RuntimeException {
  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(problem.toString(), null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }

  /// Whether a failure is a problem of this kind.
  public static boolean is(Class<? extends Problem> kind, Throwable failure) {
    return failure instanceof ProblemException known && kind.isInstance(known.problem);
  }
}
