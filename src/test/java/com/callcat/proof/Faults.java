package com.callcat.proof;

/// How much may still happen that nobody would miss: the bounds of what is explored.
///
/// @param crashes a process dies and starts anew
/// @param losses an answer of the store or of Retell does not come, or a day passes without one
/// @param repeats a webhook comes once more
/// @param pauses a process sleeps beyond the lease of the claim it is writing
/// @param refusals Retell refuses for now
/// @param commands its user wants something
record Faults(int crashes, int losses, int repeats, int pauses, int refusals, int commands) {

  Faults crash() {
    return new Faults(crashes - 1, losses, repeats, pauses, refusals, commands);
  }

  Faults loss() {
    return new Faults(crashes, losses - 1, repeats, pauses, refusals, commands);
  }

  Faults repeat() {
    return new Faults(crashes, losses, repeats - 1, pauses, refusals, commands);
  }

  Faults pause() {
    return new Faults(crashes, losses, repeats, pauses - 1, refusals, commands);
  }

  Faults refusal() {
    return new Faults(crashes, losses, repeats, pauses, refusals - 1, commands);
  }

  Faults command() {
    return new Faults(crashes, losses, repeats, pauses, refusals, commands - 1);
  }
}
