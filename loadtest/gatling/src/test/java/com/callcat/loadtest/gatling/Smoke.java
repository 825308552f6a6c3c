package com.callcat.loadtest.gatling;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A few users who register and see a call through, to know that everything is there.
public final class Smoke extends Load {
  private static final String REGISTER = "register";
  private static final String LOGIN = "log in";
  private static final String FOLLOW = "look whether the call has ended";
  private static final String TRANSCRIPT = "read the transcript";
  private static final int MOST_LOOKS = 60;

  private final Api api = Api.strict(samples);

  public Smoke() {
    super(Map.of("users", 5, "seconds", 5));
    run(
        settings.length(),
        List.of(REGISTER, LOGIN, Api.INSTANT, Api.CREATE, Api.GET, Api.DELETE, FOLLOW, TRANSCRIPT),
        scenario("a new user", visit())
            .injectOpen(rampUsers(settings.users()).during(settings.length())));
  }

  private ChainBuilder visit() {
    return feed(feeders.calls())
        .exec(register())
        .exec(login())
        .exec(Api.dueTomorrow(), api.create(), api.get(), api.list(), api.edit(), api.delete())
        .exec(api.getDeleted())
        .exec(api.createInstant())
        .exec(untilEnded())
        .exec(transcript());
  }

  private static ChainBuilder register() {
    return exec(session -> session.set("token", "none").set("email", email(session.userId())))
        .exec(
            http(REGISTER)
                .post("/api/auth/register")
                .body(
                    StringBody(
                        """
                        {"email": "#{email}", "password": "correct horse battery",
                         "firstName": "Mira", "lastName": "Patel"}"""))
                .check(status().is(201), jmesPath("email").isEL("#{email}")));
  }

  private static String email(long user) {
    return "mira-%d-%d@example.com".formatted(System.currentTimeMillis(), user);
  }

  private static ChainBuilder login() {
    return exec(
        http(LOGIN)
            .post("/api/auth/login")
            .body(StringBody("{\"email\": \"#{email}\", \"password\": \"correct horse battery\"}"))
            .check(status().is(200), jmesPath("token").saveAs("token")));
  }

  private static ChainBuilder untilEnded() {
    return asLongAs(Smoke::waits, "looks")
        .on(
            exec(http(FOLLOW)
                    .get("/api/calls/#{callId}")
                    .check(
                        status().is(200),
                        jmesPath("status").in("SCHEDULED", "IN_PROGRESS", "COMPLETED"),
                        jmesPath("status").saveAs("callStatus"),
                        jmesPath("analysisPending")
                            .ofBoolean()
                            .withDefault(false)
                            .saveAs("analysisPending")))
                .pause(Duration.ofMillis(500)));
  }

  private static boolean waits(Session session) {
    var done =
        "COMPLETED".equals(session.getString("callStatus"))
            && !session.getBoolean("analysisPending");
    return !done && session.getInt("looks") < MOST_LOOKS;
  }

  private static ChainBuilder transcript() {
    return exec(
        http(TRANSCRIPT)
            .get("/api/calls/#{callId}/transcript")
            .check(
                status().is(200),
                jmesPath("callId").isEL("#{callId}"),
                jmesPath("length(transcriptText)").ofInt().gt(0)));
  }

  @Override
  void judge() {
    verdicts.figure("answers", samples.times(sample -> true));
  }
}
