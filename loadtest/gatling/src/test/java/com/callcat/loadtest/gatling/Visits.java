package com.callcat.loadtest.gatling;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.repeat;

import io.gatling.javaapi.core.ChainBuilder;
import java.time.Duration;

/// What people do with the client app.
///
/// @param api keeps what was timed
record Visits(Feeders feeders, Api api) {
  /// More than two pages.
  private static final int STOCK = 12;

  private static final Duration THINK_LEAST = Duration.ofMillis(500);
  private static final Duration THINK_MOST = Duration.ofMillis(1500);

  /// Calls of each user that are there before, so that a list has pages. For as many users as the
  /// settings say.
  ChainBuilder stock() {
    return feed(feeders.usersInTurn())
        .exec(repeat(STOCK).on(feed(feeders.calls()).exec(Api.dueTomorrow(), api.create())));
  }

  /// Somebody who looks around, makes a call, changes it, and thinks in between.
  ChainBuilder visit() {
    return visit(pause(THINK_LEAST, THINK_MOST));
  }

  /// The same without thinking.
  ChainBuilder hurry() {
    return visit(pause(Duration.ofMillis(1)));
  }

  private ChainBuilder visit(ChainBuilder think) {
    return feed(feeders.anyUser())
        .feed(feeders.calls())
        .exec(Api.dueTomorrow(), api.list(), think)
        .exec(asLongAs(Api::hasNextPage, "page").on(leaf(think)))
        .exec(api.create(), think, api.get(), think, api.edit(), think, api.get(), think)
        .exec(api.cancel(), api.create(), think, api.delete(), api.getDeleted());
  }

  /// Three pages are enough for anybody.
  private ChainBuilder leaf(ChainBuilder think) {
    return exec(api.nextPage())
        .exec(session -> session.getInt("page") < 1 ? session : session.set("nextToken", ""))
        .exec(think);
  }
}
