package com.callcat.retell.webhook;

import com.callcat.net.Bodies;

/// The memory that bodies may take up together, so that a flood of them ends in answers of 503 and
/// not in a full heap. It is used on one event loop.
final class BodyBudget {
  private static final int BODIES = 256;
  private static final long BYTES = 4L * Bodies.LIMIT;

  private int bodies;
  private long bytes;

  /// Makes room for one body; throws a [WebhookRefusal] when there are too many already.
  Share share() {
    if (bodies == BODIES) {
      throw WebhookRefusal.unavailable();
    }
    bodies++;
    return new Share();
  }

  /// What one body takes up, until it is given back.
  final class Share {
    private int taken;

    /// Throws a [WebhookRefusal] when this body, or all of them together, would be too large.
    void take(int size) {
      if (taken + size > Bodies.LIMIT) {
        throw WebhookRefusal.tooLarge();
      }
      if (bytes + size > BYTES) {
        throw WebhookRefusal.unavailable();
      }
      taken += size;
      bytes += size;
    }

    void giveBack() {
      bodies--;
      bytes -= taken;
    }
  }
}
