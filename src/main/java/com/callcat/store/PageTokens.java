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

/// The tokens that tell where the next page of a list begins. They are opaque, and valid only for
/// the user and the query that they were made for.
final class PageTokens {
  /// How many words a place in a token has.
  private static final int WORDS = 3;

  private final Sealer sealer;

  PageTokens(Sealer sealer) {
    this.sealer = sealer;
  }

  /// The parts of the list of all calls; each has its own order. Their names are in tokens that
  /// clients have, so they must not be changed.
  enum Part {
    UPCOMING,
    COMPLETED;

    /// The statuses of the calls in this part.
    List<CallStatus> statuses() {
      return Arrays.stream(CallStatus.values()).filter(status -> of(status) == this).toList();
    }

    /// The part that has the calls of a status. The list of all calls begins with the upcoming
    /// ones.
    static Part of(@Nullable CallStatus status) {
      return status != null && status.ended() ? COMPLETED : UPCOMING;
    }
  }

  /// The place of a call in a list.
  ///
  /// @param time by which the part is sorted, in epoch milliseconds
  record Place(Part part, long time, CallId callId) {}

  /// The end of a page.
  ///
  /// @param last the place of its last call
  /// @param each for each status of that part the place of its last call, if the part is merged
  ///   from several statuses; else empty. Also empty in tokens of older versions, which did not
  ///   merge
  record End(Place last, Map<CallStatus, Place> each) {
    End {
      each = Map.copyOf(each);
    }

    /// The place of a status after which the list goes on; null to begin with its first call.
    @Nullable Place behind(CallStatus status) {
      return each.isEmpty() ? last : each.get(status);
    }
  }

  /// Makes a token. An older version reads only the last call, and ignores the rest.
  String of(ListCalls query, End end) {
    var content = new StringBuilder(end.last.part + " " + text(end.last));
    end.each.forEach((status, place) -> content.append(" " + status + " " + text(place)));
    return sealer.sealToken(purpose(query), content.toString());
  }

  private static String text(Place place) {
    return place.time + " " + place.callId;
  }

  /// Reads the query's token, which tells where the page begins; null is the beginning of the list.
  /// Fails if the token does not belong to this list.
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
