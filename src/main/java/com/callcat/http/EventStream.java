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

/// One client that listens. It has its own place in the journal, and reads on from there when it is
/// woken and the client has taken what was written before: so a slow client costs no queue, and
/// nothing is lost for it. What does not fit is dropped and read again when there is room.
final class EventStream {
  private final UserId userId;
  private final HttpServerResponse response;
  private final Bus bus;
  private final Bulkhead bulkhead;
  private final Supplier<? extends Future<?>> permission;
  private JournalCursor place;
  private boolean reading;
  private boolean woken;

  /// @param permission asks once more whether this client may listen
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

  /// Whoever begins may have missed a message while the first page was read, and reads once more.
  void begin(JournalPage page) {
    woken = true;
    response.drainHandler(_ -> readIfNeeded());
    response.write(EventText.opening(page.from()));
    write(page);
  }

  /// The journal has grown to this entry.
  void wake(long entry) {
    if (entry >= place.entry()) {
      woken = true;
      readIfNeeded();
    }
  }

  /// Once in each period: shows that we are there, and looks whether a message got lost. A client
  /// that takes nothing is given nothing, so that the connection's idle timeout ends it.
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

  /// When the store is not to be had, the next heartbeat tries again.
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
