package com.callcat.store;

import com.callcat.bus.StoreRequest.ListCalls;
import com.callcat.call.CallId;
import com.callcat.call.CallStatus;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import io.vertx.core.Future;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The tokens that say where the next page of a list begins: opaque, and good for one user and one
/// query alone.
final class PageTokens {
  private final Sealer sealer;

  PageTokens(Sealer sealer) {
    this.sealer = sealer;
  }

  /// Which part of the whole list a call is in, each with an order of its own. The names are in
  /// tokens that clients hold.
  enum Part {
    UPCOMING,
    COMPLETED;

    /// Where the list of a status is; that of all begins with what is to come.
    static Part of(@Nullable CallStatus status) {
      return status != null && status.ended() ? COMPLETED : UPCOMING;
    }
  }

  /// The last call of a page.
  ///
  /// @param time by which its part is in order, in epoch milliseconds
  record Place(Part part, long time, CallId callId) {}

  String of(ListCalls query, Place last) {
    return sealer.sealToken(purpose(query), last.part + " " + last.time + " " + last.callId);
  }

  /// Where the page begins; null is the beginning of the list. Fails when it is not a token of this
  /// list.
  Future<@Nullable Place> start(ListCalls query) {
    if (query.nextToken() == null) {
      return Future.succeededFuture(null);
    }
    var content = sealer.openToken(purpose(query), query.nextToken());
    return content == null
        ? Future.failedFuture(
            new ProblemException(Problem.Invalid.of("nextToken", "is not a token of this list")))
        : Future.succeededFuture(place(content.split(" ")));
  }

  private static Place place(String[] content) {
    return new Place(
        Part.valueOf(content[0]),
        Long.parseLong(content[1]),
        new CallId(UUID.fromString(content[2])));
  }

  private static String purpose(ListCalls query) {
    return "nextToken/" + query.userId() + "/" + query.status();
  }
}
