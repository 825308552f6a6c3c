package com.callcat.http;

import com.callcat.bus.Bus;
import com.callcat.bus.ChangeCursor;
import com.callcat.bus.StoreRequest.ChangePage;
import com.callcat.bus.StoreRequest.OpenChanges;
import com.callcat.bus.Turns;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.call.UserId;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/// The live events of api.md "Calls". Where to begin is asked of the store first, so that whatever
/// is wrong can still be answered as a problem.
final class EventRoutes {
  private static final String LAST_EVENT_ID = "Last-Event-ID";

  /// Thousands of streams that wake at once must not crowd the calls themselves out of the store.
  private static final int READING_AT_ONCE = 64;

  private final Bus bus;
  private final Authentication authentication;
  private final EventStreams streams;
  private final StreamLimit limit;
  private final Turns turns = new Turns(READING_AT_ONCE);

  EventRoutes(Bus bus, Authentication authentication, EventStreams streams, StreamLimit limit) {
    this.bus = bus;
    this.authentication = authentication;
    this.streams = streams;
    this.limit = limit;
  }

  Future<?> open(RoutingContext ctx) {
    var userId = Authentication.userId(ctx);
    var last = lastEventId(ctx);
    limit.enter(userId);
    return bus.ask(new OpenChanges(userId, last))
        .onSuccess(page -> begin(ctx, userId, page))
        .onFailure(_ -> limit.leave(userId));
  }

  /// A client that has received no event yet sends none.
  private static @Nullable ChangeCursor lastEventId(RoutingContext ctx) {
    var text = ctx.request().getHeader(LAST_EVENT_ID);
    if (text == null || text.isEmpty()) {
      return null;
    }
    var cursor = ChangeCursor.parse(text);
    if (cursor == null) {
      throw new ProblemException(
          Problem.Invalid.of(LAST_EVENT_ID, "is not the id of an event of these calls"));
    }
    return cursor;
  }

  private void begin(RoutingContext ctx, UserId userId, ChangePage page) {
    var response = ctx.response();
    if (response.closed()) {
      limit.leave(userId);
      return;
    }
    response
        .setChunked(true)
        .putHeader(HttpHeaders.CONTENT_TYPE, EventText.TYPE)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("X-Accel-Buffering", "no"); // nginx would hold events back
    var stream =
        new EventStream(userId, response, bus, turns, () -> authentication.check(ctx), page.from());
    streams.add(stream);
    ctx.addEndHandler(
        _ -> {
          streams.remove(stream);
          limit.leave(userId);
        });
    stream.begin(page);
  }
}
