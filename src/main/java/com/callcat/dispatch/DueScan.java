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

/// Reads one shard of what is due, again and again. What fits into a page is one request. Of a
/// backlog that does not, each scan reads its first page and what has come due lately; and a pass
/// through all of it goes on beside the scans, page by page, so that a call is found however many
/// of another user have waited for longer.
final class DueScan {
  /// More than one user can have waiting in memory, so that a first page has some to go on with.
  private static final int PAGE = 2 * Lines.MOST_WAITING_OF_USER;

  private static final Duration LATELY = Duration.ofMinutes(1);

  /// Passes rest for so many times as long as the last one took.
  private static final int REST = 5;

  private final Bus bus;
  private final InstantSource clock;
  private final int shard;
  private final BooleanSupplier active;
  private final Consumer<DueCall> found;
  private boolean passing;
  private Instant nextPass = Instant.MIN;

  /// @param active whether anything of it is still wanted
  /// @param found takes each call, also again and again
  DueScan(
      Bus bus, InstantSource clock, int shard, BooleanSupplier active, Consumer<DueCall> found) {
    this.bus = bus;
    this.clock = clock;
    this.shard = shard;
    this.active = active;
    this.found = found;
  }

  /// Finds what is due until an instant.
  ///
  /// @return what it has read; of a backlog not all
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
