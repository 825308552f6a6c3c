package com.callcat.retell.webhook;

import com.callcat.net.Bodies;

/// Limits the memory that all bodies take together, so that a flood of webhooks is answered 503
/// instead of filling the heap. To be used on one event loop.
final class BodyBudget {
  private static final int BODIES = 256;
  private static final long BYTES = 4L * Bodies.LIMIT;

  private int bodies;
  private long bytes;

  /// Makes room for one body. Throws a [WebhookRefusal] if there are too many bodies already.
  Share share() {
    if (bodies == BODIES) {
      throw WebhookRefusal.unavailable();
    }
    bodies++;
    return new Share();
  }

  /// The memory of one body, until it is given back.
  final class Share {
    private int taken;

    /// Adds bytes. Throws a [WebhookRefusal] if this body, or all of them together, would be too
    /// large.
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
