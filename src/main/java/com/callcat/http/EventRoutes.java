package com.callcat.http;

import com.callcat.bus.Bulkhead;
import com.callcat.bus.Bus;
import com.callcat.bus.JournalCursor;
import com.callcat.bus.StoreRequest.JournalPage;
import com.callcat.bus.StoreRequest.OpenJournal;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.call.UserId;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The route of the live events of a user's calls. The store is asked for the first page before the
/// stream begins, so that a fault can still be answered as a problem.
final class EventRoutes {
  private static final String LAST_EVENT_ID = "Last-Event-ID";

  /// The query parameter for clients that cannot set the header. The common polyfills of
  /// `EventSource` use this name.
  private static final String PARAMETER = "lastEventId";

  /// How many streams may read from the store at a time. Without a limit, thousands of streams that
  /// wake up together would delay the requests of calls.
  private static final int READING_AT_ONCE = 64;

  private final Bus bus;
  private final Authentication authentication;
  private final EventStreams streams;
  private final StreamLimit limit;
  private final Bulkhead bulkhead = new Bulkhead(READING_AT_ONCE);

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
    return bus.ask(new OpenJournal(userId, last))
        .onSuccess(page -> begin(ctx, userId, page))
        .onFailure(_ -> limit.leave(userId));
  }

  /// The id of the last event that the client has received; null if it has received none. The
  /// header is preferred to the parameter: a client that has opened its stream with a parameter
  /// reconnects with the same URL and a newer header.
  private static @Nullable JournalCursor lastEventId(RoutingContext ctx) {
    var faults = QueryParameters.faults(ctx.queryParams(), List.of(PARAMETER));
    if (!faults.isEmpty()) {
      throw new ProblemException(new Problem.Invalid(faults));
    }
    var header = ctx.request().getHeader(LAST_EVENT_ID);
    return header == null || header.isEmpty()
        ? cursor(PARAMETER, ctx.queryParams().get(PARAMETER))
        : cursor(LAST_EVENT_ID, header);
  }

  private static @Nullable JournalCursor cursor(String name, @Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    var cursor = JournalCursor.parse(text);
    if (cursor == null) {
      throw new ProblemException(
          Problem.Invalid.of(name, "is not the id of an event of these calls"));
    }
    return cursor;
  }

  private void begin(RoutingContext ctx, UserId userId, JournalPage page) {
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
        .putHeader("X-Accel-Buffering", "no"); // else nginx would buffer events
    var stream =
        new EventStream(
            userId, response, bus, bulkhead, () -> authentication.check(ctx), page.from());
    streams.add(stream);
    ctx.addEndHandler(
        _ -> {
          streams.remove(stream);
          limit.leave(userId);
        });
    stream.begin(page);
  }
}
