package com.callcat.http;

import static com.callcat.http.ResourceOperation.delete;
import static com.callcat.http.ResourceOperation.get;
import static com.callcat.http.ResourceOperation.getEvents;
import static com.callcat.http.ResourceOperation.post;
import static com.callcat.http.ResourceOperation.postJson;
import static com.callcat.http.ResourceOperation.putJson;
import static com.callcat.http.ResourceOperation.putLongJson;

import com.callcat.bus.Bus;
import com.callcat.config.Config;
import com.callcat.metrics.ProcessMetrics;
import com.callcat.net.ListenerOptions;
import com.callcat.net.RequestDeadline;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The API's listener and its routes. To be deployed once for each core; the instances share the
/// port.
public final class HttpVerticle extends VerticleBase {
  /// For Vert.x, a negative port is a free one that all instances of a deployment share.
  private static final int FREE_PORT = -1;

  private static final int LONGEST_LINE = 4 * 1024;
  private static final int DRAIN_SECONDS = 4;
  private static final int LONGEST_HEADERS = 16 * 1024;

  private final Config.Http settings;
  private final PhoneNumbers phoneNumbers;
  private final Tokens tokens;
  private final AuthenticationLimit attempts;
  private final InstantSource clock;
  private final Random random;
  private final ProcessMetrics metrics;
  private @Nullable HttpServer server;
  private @Nullable EventStreams streams;

  /// @param random makes the ids of calls, so it should be a secure one
  public HttpVerticle(
      Config.Http settings,
      PhoneNumbers phoneNumbers,
      Tokens tokens,
      AuthenticationLimit attempts,
      InstantSource clock,
      Random random,
      ProcessMetrics metrics) {
    this.settings = settings;
    this.phoneNumbers = phoneNumbers;
    this.tokens = tokens;
    this.attempts = attempts;
    this.clock = clock;
    this.random = random;
    this.metrics = metrics;
  }

  @Override
  public Future<?> start() {
    var events = new EventStreams(vertx, Duration.ofSeconds(settings.heartbeatSeconds()));
    streams = events;
    return events
        .start()
        .compose(_ -> tokens.follow(Bus.of(vertx)))
        .compose(_ -> DocsRoutes.load(vertx))
        .compose(docs -> listen(docs, events, new ErrorBoundary(random)))
        .onSuccess(listening -> server = listening);
  }

  private Future<HttpServer> listen(DocsRoutes docs, EventStreams events, ErrorBoundary boundary) {
    return RequestDeadline.guard(
            vertx,
            vertx.createHttpServer(options()),
            Duration.ofSeconds(settings.requestSeconds()),
            router(docs, events, boundary),
            boundary::refuseLate)
        .invalidRequestHandler(boundary::refuseMalformed)
        .listen();
  }

  /// Answers the requests that have arrived, and ends the event streams, which clients then open at
  /// another process.
  @Override
  public Future<?> stop() {
    if (streams != null) {
      streams.end();
    }
    return server == null
        ? Future.succeededFuture()
        : server.shutdown(DRAIN_SECONDS, TimeUnit.SECONDS);
  }

  /// The port on which it listens; only valid after it was deployed.
  public int actualPort() {
    return Objects.requireNonNull(server, "not deployed").actualPort();
  }

  private HttpServerOptions options() {
    var port = settings.port() == 0 ? FREE_PORT : settings.port();
    return ListenerOptions.http1(settings.host(), port)
        .setMaxInitialLineLength(LONGEST_LINE)
        .setMaxHeaderSize(LONGEST_HEADERS);
  }

  Router router(DocsRoutes docs, EventStreams events, ErrorBoundary boundary) {
    var router = Router.router(vertx);
    var authentication = new Authentication(tokens);
    boundary.guard(router);
    if (!settings.corsOrigins().isEmpty()) {
      router.route().handler(Cors.allowing(settings.corsOrigins()));
    }
    docs.mount(router);
    router.route("/api/calls*").handler(authentication);
    router.route("/api/voices").handler(authentication);
    router.route("/api/user/*").handler(authentication);
    router.route("/api/auth/logout").handler(authentication);
    mountAuth(router);
    mountUser(router);
    mountEvents(router, authentication, events);
    mountCalls(router);
    return router;
  }

  private void mountAuth(Router router) {
    var auth = new AuthRoutes(Bus.of(vertx), tokens, attempts);
    Resource.mount(router, "/api/auth/register", postJson(auth::register));
    Resource.mount(router, "/api/auth/login", postJson(auth::login));
    Resource.mount(router, "/api/auth/refresh", postJson(auth::refresh));
    Resource.mount(router, "/api/auth/logout", post(auth::logout));
    Resource.mount(router, "/.well-known/jwks.json", get(auth::keys));
  }

  private void mountUser(Router router) {
    var user = new UserRoutes(Bus.of(vertx), attempts);
    Resource.mount(router, "/api/user/profile", get(user::profile), putJson(user::changeProfile));
    Resource.mount(
        router, "/api/user/preferences", get(user::preferences), putJson(user::changePreferences));
    Resource.mount(router, "/api/user/change-password", postJson(user::changePassword));
  }

  /// Mounts the event streams. This must come before the routes of calls, because the path looks
  /// like that of a call.
  private void mountEvents(Router router, Authentication authentication, EventStreams streams) {
    var limit = new StreamLimit(vertx, settings.maxStreams(), metrics);
    var events = new EventRoutes(Bus.of(vertx), authentication, streams, limit);
    Resource.mount(router, "/api/calls/events", getEvents(events::open));
  }

  private void mountCalls(Router router) {
    var bus = Bus.of(vertx);
    var input = new CallInput(phoneNumbers, clock);
    var calls = new CallRoutes(bus, input);
    var newCalls = new NewCallRoutes(bus, input, new CallIds(clock, random), clock);
    var transcripts = new TranscriptRoutes(bus);
    Resource.mount(router, "/api/voices", get(new VoiceRoutes(bus)::list));
    Resource.mount(router, "/api/calls", get(calls::list), postJson(newCalls::create));
    Resource.mount(router, "/api/calls/instant", postJson(newCalls::createInstant));
    Resource.mount(
        router,
        "/api/calls/:callId",
        get(calls::find),
        putJson(calls::change),
        delete(calls::delete));
    Resource.mount(router, "/api/calls/:callId/cancel", post(calls::cancel));
    Resource.mount(router, "/api/calls/:callId/finalize", post(new FinalizeRoute(bus)::answer));
    Resource.mount(
        router,
        "/api/calls/:callId/transcript",
        get(transcripts::read),
        putLongJson(transcripts::replace),
        postJson(transcripts::append));
  }
}
