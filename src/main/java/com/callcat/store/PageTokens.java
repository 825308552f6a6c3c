package com.callcat.store;

import com.callcat.bus.StoreRequest.ListCalls;
import com.callcat.call.CallId;
import com.callcat.call.CallStatus;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The tokens that say where the next page of a list begins: opaque, and good for one user and one
/// query alone.
final class PageTokens {
  /// Of which a place in a token consists.
  private static final int WORDS = 3;

  private final Sealer sealer;

  PageTokens(Sealer sealer) {
    this.sealer = sealer;
  }

  /// Which part of the whole list a call is in, each with an order of its own. The names are in
  /// tokens that clients hold.
  enum Part {
    UPCOMING,
    COMPLETED;

    /// The statuses of its calls.
    List<CallStatus> statuses() {
      return Arrays.stream(CallStatus.values()).filter(status -> of(status) == this).toList();
    }

    /// Where the list of a status is; that of all begins with what is to come.
    static Part of(@Nullable CallStatus status) {
      return status != null && status.ended() ? COMPLETED : UPCOMING;
    }
  }

  /// A call of a list.
  ///
  /// @param time by which its part is in order, in epoch milliseconds
  record Place(Part part, long time, CallId callId) {}

  /// Where a page ends.
  ///
  /// @param last its last call
  /// @param each the last call of each status in that part, where it is put together of several;
  ///   empty where it is not, and in the tokens of versions that did not put it together
  record End(Place last, Map<CallStatus, Place> each) {
    End {
      each = Map.copyOf(each);
    }

    /// After which call of a status the list goes on; null begins with its first.
    @Nullable Place behind(CallStatus status) {
      return each.isEmpty() ? last : each.get(status);
    }
  }

  /// A version that knows only of the last call leaves the rest of the token alone.
  String of(ListCalls query, End end) {
    var content = new StringBuilder(end.last.part + " " + text(end.last));
    end.each.forEach((status, place) -> content.append(" " + status + " " + text(place)));
    return sealer.sealToken(purpose(query), content.toString());
  }

  private static String text(Place place) {
    return place.time + " " + place.callId;
  }

  /// Where the page begins; null is the beginning of the list. Fails when it is not a token of this
  /// list.
  Future<@Nullable End> start(ListCalls query) {
    if (query.nextToken() == null) {
      return Future.succeededFuture(null);
    }
    var content = sealer.openToken(purpose(query), query.nextToken());
    return content == null
        ? Future.failedFuture(
            new ProblemException(Problem.Invalid.of("nextToken", "is not a token of this list")))
        : Future.succeededFuture(end(content.split(" ")));
  }

  private static End end(String[] content) {
    var part = Part.valueOf(content[0]);
    var each = new EnumMap<CallStatus, Place>(CallStatus.class);
    for (var n = WORDS; n < content.length; n += WORDS) {
      each.put(CallStatus.valueOf(content[n]), place(part, content, n));
    }
    return new End(place(part, content, 0), each);
  }

  private static Place place(Part part, String[] content, int from) {
    return new Place(
        part, Long.parseLong(content[from + 1]), new CallId(UUID.fromString(content[from + 2])));
  }

  private static String purpose(ListCalls query) {
    return "nextToken/" + query.userId() + "/" + query.status();
  }
}
