package com.callcat.loadtest.gatling;

import static io.gatling.javaapi.core.CoreDsl.ByteArrayBody;
import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
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
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Retell's webhooks, sent by the generator: signed, each twice, in any order, some of a megabyte.
/// The calls are real ones of the simulator, which itself sends none for them.
public final class Webhooks extends Load {
  private static final String STARTED = "wait until the call is in progress";
  private static final String RETELL = "look at Retell's call";
  private static final String SMALL = "webhook";
  private static final String LARGE = "webhook of a megabyte";
  private static final String STATE = "look at the state of the call";
  private static final String TRANSCRIPT = "read the transcript";
  private static final int TRIES = 4;
  private static final int MOST_LOOKS = 120;
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  /// One call of so many has large webhooks.
  private static final int LARGE_EVERY = 10;

  private final Api api = Api.strict(samples);
  private final Random random = new Random(settings.seed());
  private final AtomicInteger lost = new AtomicInteger();
  private final Set<String> calls = ConcurrentHashMap.newKeySet();

  public Webhooks() {
    super(Map.of("perSecond", 5, "seconds", 60, "talkSeconds", 1));
    run(
        settings.length(),
        List.of(Api.INSTANT, RETELL, SMALL, LARGE, STATE, TRANSCRIPT, Rings.REQUEST),
        before(
            scenario("calls and their webhooks", one())
                .injectOpen(constantUsersPerSec(settings.perSecond()).during(settings.length()))));
  }

  private ChainBuilder one() {
    return feed(feeders.anyUser())
        .feed(feeders.callsWithoutWebhooks())
        .exec(api.createInstant())
        .exec(this::note)
        .exec(untilPlaced(), untilAnalyzed())
        .exec(
            session ->
                session.set(
                    "events",
                    WebhookEvents.of(
                        session.getString("retellCall"), session.getBoolean("large"), random)))
        .exec(foreach("#{events}", "event").on(deliver()))
        .exec(state(), transcript());
  }

  private Session note(Session session) {
    calls.add(session.getString("callId"));
    return session.set("large", calls.size() % LARGE_EVERY == 0);
  }

  private static ChainBuilder untilPlaced() {
    return asLongAs(session -> !session.contains("providerId") && looksOn(session), "looks")
        .on(
            pause(LOOK_EVERY),
            exec(
                http(STARTED)
                    .get("/api/calls/#{callId}")
                    .check(
                        status().is(200),
                        jmesPath("status").in("SCHEDULED", "IN_PROGRESS"),
                        jmesPath("providerId").optional().saveAs("providerId"))));
  }

  private ChainBuilder untilAnalyzed() {
    return asLongAs(session -> !session.contains("analyzed") && looksOn(session), "looks")
        .on(
            pause(LOOK_EVERY),
            exec(
                http(RETELL)
                    .get(program.at().retell() + "/v2/get-call/#{providerId}")
                    .ignoreProtocolHeaders()
                    .header("Authorization", "Bearer " + settings.apiKey())
                    .check(
                        status().is(200),
                        jmesPath("call_analysis.call_summary").optional().saveAs("analyzed"),
                        jmesPath("transcript").optional().saveAs("transcript"),
                        bodyString().saveAs("retellCall"))));
  }

  private static boolean looksOn(Session session) {
    return !session.contains("looks") || session.getInt("looks") < MOST_LOOKS;
  }

  /// As Retell does: again after a second, two and four, unless it is accepted.
  private ChainBuilder deliver() {
    return exec(session -> session.set("tries", 0).set("status", 0))
        .exec(
            asLongAs(Webhooks::triesAgain)
                .on(
                    pause(session -> Duration.ofSeconds((1 << session.getInt("tries")) / 2)),
                    send(),
                    exec(session -> session.set("tries", session.getInt("tries") + 1))))
        .exec(
            session -> {
              lost.addAndGet(accepted(session) ? 0 : 1);
              return session;
            });
  }

  private static boolean triesAgain(Session session) {
    return !accepted(session) && session.getInt("tries") < TRIES;
  }

  private static boolean accepted(Session session) {
    return session.getInt("status") == 204;
  }

  /// Signed when it is sent, as a signature is good for five minutes.
  private ChainBuilder send() {
    return exec(this::sign)
        .exec(
            api.timed(
                SMALL,
                http(session -> session.getBoolean("large") ? LARGE : SMALL)
                    .post(program.at().webhook() + "/webhooks/retell")
                    .ignoreProtocolHeaders()
                    .header("Content-Type", "application/json")
                    .header("X-Retell-Signature", "#{signature}")
                    .body(ByteArrayBody("#{event}"))
                    .check(status().in(204, 503))));
  }

  private Session sign(Session session) {
    byte[] event = session.get("event");
    return session.set(
        "signature", Hmac.signature(settings.apiKey(), System.currentTimeMillis(), event));
  }

  /// All that was sent is there, however it came.
  private static ChainBuilder state() {
    return exec(
        http(STATE)
            .get("/api/calls/#{callId}")
            .check(
                status().is(200),
                jmesPath("status").is("COMPLETED"),
                jmesPath("endReason").is("agent_hangup"),
                jmesPath("dialSuccessful").ofBoolean().is(true),
                jmesPath("summary").isEL("#{analyzed}"),
                jmesPath("analysisPending").notExists(),
                jmesPath("length(retellCallData)")
                    .ofInt()
                    .transformWithSession(
                        (length, session) ->
                            !session.getBoolean("large") || length > WebhookEvents.MEGABYTE)
                    .is(true)));
  }

  private static ChainBuilder transcript() {
    return exec(
        http(TRANSCRIPT)
            .get("/api/calls/#{callId}/transcript")
            .check(status().is(200), jmesPath("transcriptText").isEL("#{transcript}")));
  }

  @Override
  ChainBuilder settle() {
    return readRings();
  }

  @Override
  void judge() {
    verdicts.figure("calls", calls.size());
    verdicts.figure("webhooks", samples.times(sample -> sample.request().equals(SMALL)));
    verdicts.none("calls that rang twice", rings().twice(calls));
    verdicts.none("calls that did not ring", rings().missing(calls));
    verdicts.figure(
        "of them answered 503, and sent again",
        samples.that(sample -> sample.status() == 503).size());
    verdicts.none("webhooks that were given up", lost.get());
  }
}
