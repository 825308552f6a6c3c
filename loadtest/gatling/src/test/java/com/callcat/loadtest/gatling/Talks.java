package com.callcat.loadtest.gatling;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.foreach;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Calls that the simulator answers, and tells of by webhooks. One whose webhook was lost has not
/// ended, or has no analysis, when all others have.
final class Talks {
  static final String STATE = "look whether a talk has ended";
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final int MOST_LOOKS = 90;

  private final Feeders feeders;
  private final Api api;
  private final Queue<Map<String, Object>> made = new ConcurrentLinkedQueue<>();
  private final AtomicInteger open = new AtomicInteger();

  Talks(Feeders feeders, Api api) {
    this.feeders = feeders;
    this.api = api;
  }

  ChainBuilder one() {
    return feed(feeders.anyUser()).feed(feeders.calls()).exec(api.createInstant()).exec(this::note);
  }

  /// One that was refused is none.
  private Session note(Session session) {
    if (session.contains("callId")) {
      made.add(Map.of("token", session.getString("token"), "callId", session.getString("callId")));
    }
    return session;
  }

  /// Looks at each until it has its end and its analysis, for a minute and a half at most.
  ChainBuilder untilAllEnded() {
    return exec(session -> session.set("talks", List.copyOf(made)))
        .exec(foreach("#{talks}", "talk").on(exec(Talks::take), untilEnded()));
  }

  private static Session take(Session session) {
    Map<String, Object> talk = session.get("talk");
    return session.setAll(talk).set("over", false);
  }

  private ChainBuilder untilEnded() {
    return asLongAs(session -> !session.getBoolean("over") && !looked(session), "look")
        .on(
            exec(
                http(STATE)
                    .get("/api/calls/#{callId}")
                    .check(
                        status().is(200),
                        jmesPath("status == 'COMPLETED' && !analysisPending && summary != null")
                            .ofBoolean()
                            .saveAs("over"))),
            doIf(session -> !session.getBoolean("over")).then(pause(LOOK_EVERY)))
        .exec(
            session -> {
              open.addAndGet(session.getBoolean("over") ? 0 : 1);
              return session;
            });
  }

  private static boolean looked(Session session) {
    return session.contains("look") && session.getInt("look") >= MOST_LOOKS;
  }

  void judge(Verdicts verdicts) {
    verdicts.figure("talks, each with three webhooks of the simulator", made.size());
    verdicts.none("talks whose end or analysis never came", open.get());
  }
}
