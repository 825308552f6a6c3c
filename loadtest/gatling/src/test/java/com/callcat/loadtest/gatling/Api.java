package com.callcat.loadtest.gatling;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.core.CoreDsl.responseTimeInMillis;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import com.callcat.loadtest.gatling.Samples.Sample;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.concurrent.TimeUnit;

/// The requests of a client app, each with what its answer must say. A session has a user's
/// `token`, a call's `callee`, `number`, `subject` and `prompt`, its time `dueAt` (milliseconds
/// since 1970), and its `callId` once it is made.
final class Api {
  static final String CREATE = "create a call";
  static final String INSTANT = "create an instant call";
  static final String GET = "get a call";
  static final String GONE = "get a deleted call";
  static final String LIST = "list calls";
  static final String PAGE = "list the next page";
  static final String EDIT = "edit a call";
  static final String CANCEL = "cancel a call";
  static final String DELETE = "delete a call";

  private static final String CALLS = "/api/calls";
  private static final String ONE = "/api/calls/#{callId}";
  private static final int PAGE_SIZE = 5;

  private final Samples samples;
  private final boolean refusable;

  private Api(Samples samples, boolean refusable) {
    this.samples = samples;
    this.refusable = refusable;
  }

  /// Every request must be done.
  static Api strict(Samples samples) {
    return new Api(samples, false);
  }

  /// A request may be refused for now, with 429 or 503 and the time after which to come again.
  static Api refusable(Samples samples) {
    return new Api(samples, true);
  }

  /// Due tomorrow.
  static ChainBuilder dueTomorrow() {
    return exec(
        session -> session.set("dueAt", System.currentTimeMillis() + TimeUnit.DAYS.toMillis(1)));
  }

  ChainBuilder create() {
    return created(CREATE, http(CREATE).post(CALLS), ", \"scheduledAt\": #{dueAt}");
  }

  ChainBuilder createInstant() {
    return created(INSTANT, http(INSTANT).post(CALLS + "/instant"), "");
  }

  private ChainBuilder created(String name, HttpRequestActionBuilder request, String when) {
    return timed(
        name,
        request.body(
            StringBody(
                """
                {"calleeName": "#{callee}", "phoneNumber": "#{number}", "subject": "#{subject}",
                 "prompt": "#{prompt}"%s}"""
                    .formatted(when))),
        201,
        jmesPath("status").is("SCHEDULED"),
        jmesPath("calleeName").isEL("#{callee}"),
        jmesPath("subject").isEL("#{subject}"),
        jmesPath("callId").saveAs("callId"),
        header("Location").saveAs("location"),
        jmesPath("join('', ['%s/', callId])".formatted(CALLS)).isEL("#{location}"));
  }

  ChainBuilder get() {
    return timed(
        GET,
        http(GET).get(ONE),
        200,
        jmesPath("callId").isEL("#{callId}"),
        jmesPath("subject").isEL("#{subject}"),
        header("ETag").exists());
  }

  ChainBuilder getDeleted() {
    return timed(GONE, http(GONE).get(ONE), 404, jmesPath("status").ofInt().is(404));
  }

  /// The first page of what is scheduled.
  ChainBuilder list() {
    return timed(
        LIST,
        http(LIST).get(CALLS + "?status=SCHEDULED&limit=" + PAGE_SIZE),
        200,
        jmesPath("length(calls[?status != 'SCHEDULED'])").ofInt().is(0),
        jmesPath("nextToken").withDefault("").saveAs("nextToken"));
  }

  /// Only when there is one.
  ChainBuilder nextPage() {
    return timed(
        PAGE,
        http(PAGE)
            .get(CALLS)
            .queryParam("status", "SCHEDULED")
            .queryParam("limit", PAGE_SIZE)
            .queryParam("nextToken", "#{nextToken}"),
        200,
        jmesPath("length(calls)").ofInt().gt(0),
        jmesPath("nextToken").withDefault("").saveAs("nextToken"));
  }

  static boolean hasNextPage(Session session) {
    return !session.getString("nextToken").isEmpty();
  }

  ChainBuilder edit() {
    return timed(
        EDIT,
        http(EDIT).put(ONE).body(StringBody("{\"prompt\": \"#{prompt}, and thank them\"}")),
        200,
        jmesPath("callId").isEL("#{callId}"),
        jmesPath("subject").isEL("#{subject}"),
        jmesPath("prompt").isEL("#{prompt}, and thank them"));
  }

  ChainBuilder cancel() {
    return timed(
        CANCEL, http(CANCEL).post(ONE + "/cancel"), 200, jmesPath("status").is("CANCELED"));
  }

  ChainBuilder delete() {
    return timed(DELETE, http(DELETE).delete(ONE), 204);
  }

  private ChainBuilder timed(
      String name, HttpRequestActionBuilder request, int good, CheckBuilder... content) {
    var checked =
        request
            .check(refusable ? status().in(good, 429, 503) : status().is(good))
            .checkIf((response, session) -> response.status().code() == good)
            .then(content)
            .checkIf((response, session) -> isRefusal(response.status().code()))
            .then(header("Retry-After").exists());
    return timed(name, checked);
  }

  private static boolean isRefusal(int status) {
    return status == 429 || status == 503;
  }

  /// Keeps how long the answer took. Checks of Gatling keep nothing when there is no answer.
  ChainBuilder timed(String name, HttpRequestActionBuilder request) {
    return exec(session -> session.removeAll("status", "millis").set("asked", now()))
        .exec(request.check(status().saveAs("status"), responseTimeInMillis().saveAs("millis")))
        .exec(
            session -> {
              samples.add(sample(name, session));
              return session;
            });
  }

  private static Sample sample(String name, Session session) {
    var asked = session.getLong("asked");
    return session.contains("millis")
        ? new Sample(name, asked, session.getInt("millis"), session.getInt("status"))
        : new Sample(name, asked, (int) (now() - asked), 0);
  }

  private static long now() {
    return System.currentTimeMillis();
  }
}
