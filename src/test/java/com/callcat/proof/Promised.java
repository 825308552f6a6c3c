package com.callcat.proof;

import com.callcat.call.CallStatus;
import com.callcat.proof.ProcessState.Connection;
import com.callcat.proof.SentRequest.Fate;
import com.callcat.proof.Stored.End;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/// What must be true of every state and of every step.
enum Promised {
  NOBODY_IS_RUNG_TWICE {
    @Override
    boolean holds(World before, World after) {
      return after.requests().stream().filter(request -> request.fate().placed()).count() <= 1;
    }
  },
  ONE_REQUEST_FOR_ONE_TOKEN {
    @Override
    boolean holds(World before, World after) {
      var tokens = new HashSet<Integer>();
      return after.requests().stream().allMatch(request -> tokens.add(request.token()));
    }
  },
  /// So nothing that takes time lies between the claim and the request: a process that dies there
  /// leaves a call of which nobody knows.
  A_CLAIMED_CALL_WAITS_FOR_NO_CONNECTION {
    @Override
    boolean holds(World before, World after) {
      return IntStream.range(0, 2)
          .mapToObj(after::node)
          .filter(node -> node.dialling() != 0 && !node.sent())
          .allMatch(node -> OPEN.contains(node.connection()));
    }
  },
  /// So nobody else will dial meanwhile, and nobody can delete or edit it.
  WHAT_MAY_RING_IS_KNOWN_OR_LOOKED_FOR {
    @Override
    boolean holds(World before, World after) {
      return rings(after)
          .filter(ring -> after.request(ring).mayRing())
          .allMatch(ring -> knows(after, ring) || looksFor(after, ring));
    }
  },
  /// In every state some time is set; and some way leads to an end, which [Progress] finds out.
  NO_CALL_IS_FORGOTTEN {
    @Override
    boolean holds(World before, World after) {
      var call = after.stored();
      return call == null || call.settled() || call.due() != null;
    }
  },
  /// Also one that comes after the call was given up: it is re-opened.
  A_WEBHOOK_IS_ANSWERED_WHEN_IT_IS_STORED {
    @Override
    boolean holds(World before, World after) {
      return rings(after)
          .filter(ring -> after.request(ring).told())
          .allMatch(ring -> knows(after, ring));
    }
  },
  /// It ends the call, and only a call that it has ended is CANCELED.
  AN_ACCEPTED_CANCEL_IS_CARRIED_OUT {
    @Override
    boolean holds(World before, World after) {
      var call = after.stored();
      if (call == null || !after.canceled()) {
        return true;
      }
      var endedByItself =
          call.end() == End.KNOWN
              && call.ring() != 0
              && after.request(call.ring()).fate() == Fate.ENDED;
      return call.status().ended()
          ? (call.status() == CallStatus.CANCELED) != endedByItself
          : call.cancel();
    }
  },
  /// But for one that nobody knew: the real one takes its place.
  AN_END_IS_AN_END {
    @Override
    boolean holds(World before, World after) {
      var was = before.stored();
      if (was == null || !was.status().ended() || was.end() == End.DISPATCH_UNKNOWN) {
        return was != null || after.stored() == null;
      }
      var is = after.stored();
      if (is == null || !is.status().ended()) {
        return false;
      }
      var found = was.end() == End.END_UNKNOWN && is.end() == End.KNOWN;
      return found || (is.status() == was.status() && is.end() == was.end());
    }
  };

  private static final Set<Connection> OPEN = EnumSet.of(Connection.READY, Connection.TOO_OLD);

  abstract boolean holds(World before, World after);

  private static IntStream rings(World world) {
    return IntStream.rangeClosed(1, world.requests().size());
  }

  private static boolean knows(World world, int ring) {
    return world.stored() != null && world.stored().ring() == ring;
  }

  private static boolean looksFor(World world, int ring) {
    var call = world.stored();
    return call != null
        && (call.heldBy(world.request(ring).token()) || call.end() == End.DISPATCH_UNKNOWN);
  }
}
