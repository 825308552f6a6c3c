package com.callcat.dispatch;

import com.callcat.bus.Bus;
import com.callcat.bus.Done;
import com.callcat.bus.DueCall;
import com.callcat.bus.StoreRequest.DuePage;
import com.callcat.bus.StoreRequest.FindDue;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads one shard of the index of due calls, again and again. If all due calls fit into a page, a
/// scan is one request. If there are more, each scan reads the first page and the calls that have
/// become due lately. In that case a pass through all pages goes on beside the scans, so that a
/// call is found even if very many calls of another user have waited longer.
final class DueScan {
  /// More calls than one user can have waiting in memory, so that the first page always has calls
  /// that can be queued.
  private static final int PAGE = 2 * Lines.MOST_WAITING_OF_USER;

  private static final Duration LATELY = Duration.ofMinutes(1);

  /// The pause between two passes, as a multiple of the time that the last one took.
  private static final int REST = 5;

  private final Bus bus;
  private final InstantSource clock;
  private final int shard;
  private final BooleanSupplier active;
  private final Consumer<DueCall> found;
  private boolean passing;
  private Instant nextPass = Instant.MIN;

  /// @param active false when this process is not the leader any more, so that a pass ends
  /// @param found takes each call that is read; it gets the same call again with each scan
  DueScan(
      Bus bus, InstantSource clock, int shard, BooleanSupplier active, Consumer<DueCall> found) {
    this.bus = bus;
    this.clock = clock;
    this.shard = shard;
    this.active = active;
    this.found = found;
  }

  /// Finds the calls that are due until an instant.
  ///
  /// @return the calls that were read; not all if they do not fit into a page
  Future<List<DueCall>> scan(Instant until) {
    return page(Instant.EPOCH, until, null)
        .compose(
            first -> first.more() ? lately(first, until) : Future.succeededFuture(first.calls()));
  }

  private Future<List<DueCall>> lately(DuePage first, Instant until) {
    var now = clock.instant();
    var last = first.calls().getLast();
    if (!passing && !now.isBefore(nextPass)) {
      pass(last, now);
    }
    var behind = last.due().at();
    var since = now.minus(LATELY);
    return behind.isAfter(since)
        ? Future.succeededFuture(first.calls())
        : page(since, until, null)
            .map(late -> Stream.concat(first.calls().stream(), late.calls().stream()).toList());
  }

  private void pass(DueCall behind, Instant began) {
    passing = true;
    rest(behind, began)
        .onComplete(
            _ -> {
              var now = clock.instant();
              nextPass = now.plus(Duration.between(began, now).multipliedBy(REST));
              passing = false;
            });
  }

  private Future<Done> rest(DueCall behind, Instant until) {
    if (!active.getAsBoolean()) {
      return Future.succeededFuture(Done.DONE);
    }
    return page(Instant.EPOCH, until, behind)
        .compose(
            page ->
                page.more()
                    ? rest(page.calls().getLast(), until)
                    : Future.succeededFuture(Done.DONE));
  }

  private Future<DuePage> page(Instant after, Instant until, @Nullable DueCall behind) {
    return bus.ask(new FindDue(shard, after, until, behind, PAGE))
        .onSuccess(page -> page.calls().forEach(found));
  }
}
