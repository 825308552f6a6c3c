package com.callcat.http;

import com.callcat.bus.Bulkhead;
import com.callcat.bus.Bus;
import com.callcat.bus.JournalCursor;
import com.callcat.bus.StoreRequest.JournalPage;
import com.callcat.bus.StoreRequest.ReadJournal;
import com.callcat.call.Problem.Unauthenticated;
import com.callcat.call.ProblemException;
import com.callcat.call.UserId;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import java.util.function.Supplier;

/// The event stream of one client. It has its own place in the journal, and reads on from there
/// when the journal has grown and the client has received what was written before. So a slow client
/// needs no queue and loses nothing: events that do not fit into the connection's buffer are
/// dropped, and read again when there is room.
final class EventStream {
  private final UserId userId;
  private final HttpServerResponse response;
  private final Bus bus;
  private final Bulkhead bulkhead;
  private final Supplier<? extends Future<?>> permission;
  private JournalCursor place;
  private boolean reading;
  private boolean woken;

  /// @param permission checks again whether the client's token is valid
  EventStream(
      UserId userId,
      HttpServerResponse response,
      Bus bus,
      Bulkhead bulkhead,
      Supplier<? extends Future<?>> permission,
      JournalCursor place) {
    this.userId = userId;
    this.response = response;
    this.bus = bus;
    this.bulkhead = bulkhead;
    this.permission = permission;
    this.place = place;
  }

  UserId userId() {
    return userId;
  }

  /// Writes the first page, and reads once more, because a message may have been missed while that
  /// page was read.
  void begin(JournalPage page) {
    woken = true;
    response.drainHandler(_ -> readIfNeeded());
    response.write(EventText.opening(page.from()));
    write(page);
  }

  /// Notes that the journal has grown to this entry.
  void wake(long entry) {
    if (entry >= place.entry()) {
      woken = true;
      readIfNeeded();
    }
  }

  /// Sends a heartbeat, and reads the journal in case a message was lost. A client that receives
  /// nothing is sent nothing, so that the idle timeout closes its connection.
  void beat() {
    permission.get().onFailure(this::endIfRefused);
    if (!gone() && !response.writeQueueFull()) {
      response.write(EventText.HEARTBEAT);
      woken = true;
      readIfNeeded();
    }
  }

  private void endIfRefused(Throwable failure) {
    if (ProblemException.is(Unauthenticated.class, failure)) {
      end();
    }
  }

  void end() {
    if (!gone()) {
      response.end();
    }
  }

  private boolean gone() {
    return response.ended() || response.closed();
  }

  private void readIfNeeded() {
    if (woken && !reading && !gone() && !response.writeQueueFull()) {
      woken = false;
      reading = true;
      bulkhead.take(this::read);
    }
  }

  /// Reads the journal. If that fails, the next heartbeat tries it again.
  private Future<?> read() {
    return bus.ask(new ReadJournal(userId, place))
        .onComplete(_ -> reading = false)
        .onSuccess(this::write);
  }

  private void write(JournalPage page) {
    if (gone()) {
      return;
    }
    if (page.gap()) {
      response.write(EventText.reset(page.from()));
      place = page.from();
    }
    for (var change : page.changes()) {
      if (response.writeQueueFull()) {
        woken = true;
        return;
      }
      response.write(EventText.call(change));
      place = change.cursor();
    }
    place = page.next();
    woken |= page.more();
    readIfNeeded();
  }
}
