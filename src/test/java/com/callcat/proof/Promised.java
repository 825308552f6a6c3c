package com.callcat.proof;

import com.callcat.call.CallStatus;
import com.callcat.proof.ProcessState.Connection;
import com.callcat.proof.SentRequest.Fate;
import com.callcat.proof.Stored.End;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/// The promises, which must hold in every state and for every step.
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
  /// Nothing that takes time may lie between the claim and the request, because a process that dies
  /// in between leaves a call of which it is not known whether it rang.
  A_CLAIMED_CALL_WAITS_FOR_NO_CONNECTION {
    @Override
    boolean holds(World before, World after) {
      return IntStream.range(0, 2)
          .mapToObj(after::node)
          .filter(node -> node.dialling() != 0 && !node.sent())
          .allMatch(node -> OPEN.contains(node.connection()));
    }
  },
  /// As long as this holds, the call is not dialled again, deleted or edited meanwhile.
  WHAT_MAY_RING_IS_KNOWN_OR_LOOKED_FOR {
    @Override
    boolean holds(World before, World after) {
      return rings(after)
          .filter(ring -> after.request(ring).mayRing())
          .allMatch(ring -> knows(after, ring) || looksFor(after, ring));
    }
  },
  /// In every state the call has a due time. [Progress] checks that an end can be reached.
  NO_CALL_IS_FORGOTTEN {
    @Override
    boolean holds(World before, World after) {
      var call = after.stored();
      return call == null || call.settled() || call.due() != null;
    }
  },
  /// This includes a webhook that comes after the call was given up, which re-opens the call.
  A_WEBHOOK_IS_ANSWERED_WHEN_IT_IS_STORED {
    @Override
    boolean holds(World before, World after) {
      return rings(after)
          .filter(ring -> after.request(ring).told())
          .allMatch(ring -> knows(after, ring));
    }
  },
  /// The cancel ends the call, and only a call that it has ended is CANCELED.
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
  /// The exception is an unknown end, which is replaced by the real one.
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
