package com.callcat.loadtest.gatling;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.percent;
import static io.gatling.javaapi.core.CoreDsl.randomSwitch;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// One request of many, about calls that are there: what the program bears is counted in them.
final class Mix {
  static final List<String> REQUESTS = List.of(Api.GET, Api.LIST, Api.CREATE, Api.EDIT);

  private final Feeders feeders;
  private final Api api;
  private final List<Map<String, Object>> known = new CopyOnWriteArrayList<>();

  /// @param api keeps what was timed
  Mix(Feeders feeders, Api api) {
    this.feeders = feeders;
    this.api = api;
  }

  /// One call of each user, to ask for.
  ChainBuilder prepare(Api before) {
    return feed(feeders.usersInTurn())
        .feed(feeders.calls())
        .exec(Api.dueTomorrow(), before.create())
        .exec(this::keep);
  }

  private Session keep(Session session) {
    known.add(
        Map.of(
            "token", session.getString("token"),
            "callId", session.getString("callId"),
            "subject", session.getString("subject"),
            "prompt", session.getString("prompt")));
    return session;
  }

  ChainBuilder one() {
    return randomSwitch()
        .on(
            percent(50).then(feed(feeders.anyOf(known)).exec(api.get())),
            percent(20).then(feed(feeders.anyOf(known)).exec(api.list())),
            percent(10).then(feed(feeders.anyOf(known)).exec(api.edit())),
            percent(20)
                .then(
                    feed(feeders.anyUser())
                        .feed(feeders.calls())
                        .exec(exec(Api.dueTomorrow()), api.create())));
  }
}
