package com.callcat.proof;

import org.jspecify.annotations.Nullable;

/// How many faults and other optional events may still happen. This limits the states that are
/// explored.
///
/// @param crashes a process dies and starts anew
/// @param losses an answer of the store or of Retell is lost, or a day passes without one
/// @param repeats a webhook is delivered again
/// @param pauses a process sleeps beyond the lease of the claim it is writing
/// @param refusals Retell refuses for now
/// @param commands the user makes a request
/// @param redials a call that no look-up has found is dialled again; 0 if its user does not want
///   that
record FaultBudget(
    int crashes, int losses, int repeats, int pauses, int refusals, int commands, int redials) {

  FaultBudget {
    if ((crashes | losses | repeats | pauses | refusals | commands | redials) < 0) {
      throw new IllegalArgumentException("more has happened than may");
    }
  }

  FaultBudget crash() {
    return new FaultBudget(crashes - 1, losses, repeats, pauses, refusals, commands, redials);
  }

  FaultBudget loss() {
    return new FaultBudget(crashes, losses - 1, repeats, pauses, refusals, commands, redials);
  }

  FaultBudget repeat() {
    return new FaultBudget(crashes, losses, repeats - 1, pauses, refusals, commands, redials);
  }

  FaultBudget pause() {
    return new FaultBudget(crashes, losses, repeats, pauses - 1, refusals, commands, redials);
  }

  FaultBudget refusal() {
    return new FaultBudget(crashes, losses, repeats, pauses, refusals - 1, commands, redials);
  }

  FaultBudget command() {
    return new FaultBudget(crashes, losses, repeats, pauses, refusals, commands - 1, redials);
  }

  FaultBudget redial() {
    return new FaultBudget(crashes, losses, repeats, pauses, refusals, commands, redials - 1);
  }

  /// All fields in one number: see [Stored].
  private int packed() {
    var failures = crashes << 16 | losses << 12 | repeats << 8 | pauses << 4 | refusals;
    return failures | commands << 20 | redials << 24;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof FaultBudget faults && packed() == faults.packed());
  }

  @Override
  public int hashCode() {
    return packed() * 0x9E3779B1;
  }
}
