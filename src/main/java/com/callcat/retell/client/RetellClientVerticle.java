package com.callcat.retell.client;

import static com.callcat.metrics.RetellMetrics.Operation.CREATE_CALL;
import static com.callcat.metrics.RetellMetrics.Operation.GET_CALL;
import static com.callcat.metrics.RetellMetrics.Operation.GET_CONCURRENCY;
import static com.callcat.metrics.RetellMetrics.Operation.LIST_CALLS;
import static com.callcat.metrics.RetellMetrics.Operation.LIST_VOICES;
import static com.callcat.metrics.RetellMetrics.Operation.STOP_CALL;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.callcat.bus.Bus;
import com.callcat.bus.Done;
import com.callcat.bus.ProviderHealth;
import com.callcat.bus.RetellRequest;
import com.callcat.bus.RetellRequest.Concurrency;
import com.callcat.bus.RetellRequest.Connect;
import com.callcat.bus.RetellRequest.Connection;
import com.callcat.bus.RetellRequest.DialAnswer;
import com.callcat.bus.RetellRequest.Disconnect;
import com.callcat.bus.RetellRequest.FindByCall;
import com.callcat.bus.RetellRequest.FindByToken;
import com.callcat.bus.RetellRequest.GetCall;
import com.callcat.bus.RetellRequest.ListVoices;
import com.callcat.bus.RetellRequest.PlaceCall;
import com.callcat.bus.RetellRequest.ReadConcurrency;
import com.callcat.bus.RetellRequest.Reports;
import com.callcat.bus.RetellRequest.StopCall;
import com.callcat.call.Call;
import com.callcat.call.CallKey;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.call.ProviderId;
import com.callcat.call.ProviderReport;
import com.callcat.call.Voice;
import com.callcat.config.Config;
import com.callcat.metrics.RetellMetrics;
import com.callcat.metrics.RetellMetrics.Operation;
import com.callcat.net.Bodies;
import com.callcat.retell.CallList;
import com.callcat.retell.RetellJson;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends all requests of this process to Retell. It never repeats a request, because only the
/// caller knows whether that does harm.
public final class RetellClientVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(RetellClientVerticle.class);
  private static final String CREATE_PATH = "/v2/create-phone-call";

  /// How long a call waits for a free connection, before another process may try.
  private static final Duration WAIT = Duration.ofSeconds(10);

  /// How long a connection is reserved for a call: longer than a claim takes, but so short that
  /// Retell does not close the idle connection.
  private static final Duration HOLD = Duration.ofSeconds(15);

  private static final Comparator<ProviderReport> EARLIEST_FIRST =
      Comparator.comparing(
          ProviderReport::startedAt, Comparator.nullsLast(Comparator.<Instant>naturalOrder()));

  private final Config.Retell settings;
  private final CreateRequest createRequest;
  private final InstantSource clock;
  private final RetellMetrics metrics;

  @SuppressWarnings("NullAway.Init") // set at the start, before the first request
  private Exchange exchange;

  @SuppressWarnings("NullAway.Init") // likewise
  private Connections connections;

  @SuppressWarnings("NullAway.Init") // likewise
  private VoiceCatalog voices;

  /// @param webhookUrl the complete URL to which Retell sends the events of calls that are placed
  ///   here
  public RetellClientVerticle(
      Config.Retell settings, String webhookUrl, InstantSource clock, RetellMetrics metrics) {
    this.settings = settings;
    this.createRequest = new CreateRequest(settings, webhookUrl, clock);
    this.clock = clock;
    this.metrics = metrics;
  }

  @Override
  public Future<?> start() {
    var baseUrl = Objects.requireNonNull(settings.baseUrl(), "retell.baseUrl");
    var apiKey = Objects.requireNonNull(settings.apiKey(), "retell.apiKey");
    var timeout = Duration.ofSeconds(settings.timeoutSeconds());
    exchange = new Exchange(vertx, baseUrl, apiKey, timeout, metrics);
    connections =
        new Connections(vertx, () -> exchange.connect(CREATE_CALL), WAIT, HOLD, this::failing);
    voices = new VoiceCatalog(settings.voices(), this::listVoices, clock);
    // The start does not wait for the list, but the first call is likely to find it read.
    var _ = voices.upToDate();
    return Bus.of(vertx).serve(RetellRequest.ADDRESS, RetellRequest.class, this::answer);
  }

  private Future<?> answer(RetellRequest<?> request) {
    return switch (request) {
      case Connect(Call call) -> connect(call);
      case Disconnect(Connection(long id)) -> {
        connections.giveBack(id);
        yield Future.succeededFuture(Done.DONE);
      }
      case PlaceCall place -> place(place);
      case FindByToken(String token) ->
          find("token", token, report -> token.equals(report.token()));
      case FindByCall(CallKey key) ->
          find("callId", key.callId().toString(), report -> key.equals(report.key()));
      case GetCall(ProviderId id) -> get(id);
      case StopCall(ProviderId id) -> stop(id);
      case ReadConcurrency() -> concurrency();
      case ListVoices() -> voices.list();
    };
  }

  /// Opens a connection. If that fails, Retell counts as failing; if only too many connections are
  /// in use, it does not.
  private Future<Connection> connect(Call call) {
    return voices
        .look(call)
        .compose(known -> connections.reserve())
        .map(Connection::new)
        .onFailure(failure -> LOG.warn("no connection to place a call: {}", failure.getMessage()))
        .onFailure(
            failure -> {
              if (failure instanceof Exchange.NotSent) {
                failing();
              }
            })
        .recover(failure -> Future.failedFuture(unavailable()));
  }

  private void failing() {
    Bus.of(vertx).publish(ProviderHealth.FAILING);
  }

  private Future<DialAnswer> place(PlaceCall request) {
    var lease = Objects.requireNonNull(request.call().due(), "a claimed call has a lease").at();
    if (!clock.instant().isBefore(lease)) {
      connections.giveBack(request.connection().id());
      return Future.succeededFuture(Verdict.TOO_LATE);
    }
    return connections
        .take(request.connection().id())
        .compose(connection -> send(connection, request))
        .compose(
            answer ->
                read(answer, RetellJson::call)
                    .map(report -> Verdict.of(answer, report, clock.instant())))
        .otherwise(Verdict::of);
  }

  private Future<Answer> send(HttpClientConnection connection, PlaceCall request) {
    var voiceId = voices.idFor(request.call());
    var json = createRequest.json(request.call(), request.preferences(), voiceId);
    return exchange
        .send(connection, CREATE_CALL, HttpMethod.POST, CREATE_PATH, json)
        .onComplete(answer -> Bus.of(vertx).publish(Verdict.health(answer)));
  }

  private Future<Reports> find(String key, String value, Predicate<ProviderReport> ours) {
    return ask(LIST_CALLS, HttpMethod.POST, "/v3/list-calls", ListRequest.json(key, value))
        .compose(answer -> read(answer, RetellJson::calls))
        .map(list -> reports(list, ours));
  }

  /// Keeps only reports whose metadata matches, so that no other call is taken for ours.
  private static Reports reports(@Nullable CallList list, Predicate<ProviderReport> ours) {
    if (list == null || !list.complete()) {
      throw unavailable();
    }
    return new Reports(list.reports().stream().filter(ours).sorted(EARLIEST_FIRST).toList());
  }

  private Future<ProviderReport> get(ProviderId id) {
    return ask(GET_CALL, HttpMethod.GET, "/v2/get-call/" + segment(id), null)
        .compose(answer -> gone(answer) ? notFound(id) : read(answer, RetellJson::call))
        .map(report -> only(id, report));
  }

  private static ProviderReport only(ProviderId id, @Nullable ProviderReport report) {
    if (report == null || !report.providerId().equals(id)) {
      throw unavailable();
    }
    return report;
  }

  private Future<Done> stop(ProviderId id) {
    return ask(STOP_CALL, HttpMethod.POST, "/v2/stop-call/" + segment(id), null)
        .map(answer -> stopped(id, answer));
  }

  private static Done stopped(ProviderId id, Answer answer) {
    LOG.info("stop of {} answered {}", id, answer.status());
    if (!answer.succeeded() && !gone(answer)) {
      throw unavailable();
    }
    return Done.DONE;
  }

  private Future<Concurrency> concurrency() {
    return ask(GET_CONCURRENCY, HttpMethod.GET, "/get-concurrency", null)
        .compose(answer -> read(answer, RetellJson::concurrency))
        .map(calls -> new Concurrency(told(calls)));
  }

  private Future<List<Voice>> listVoices() {
    return ask(LIST_VOICES, HttpMethod.GET, "/list-voices", null)
        .compose(answer -> read(answer, RetellJson::voices))
        .map(RetellClientVerticle::told);
  }

  private static <T> T told(@Nullable T answer) {
    if (answer == null) {
      throw unavailable();
    }
    return answer;
  }

  private Future<Answer> ask(
      Operation operation, HttpMethod method, String path, @Nullable String json) {
    return exchange
        .send(operation, method, path, json)
        .onFailure(failure -> LOG.warn("no answer to {}: {}", path, failure.toString()))
        .recover(failure -> Future.failedFuture(unavailable()));
  }

  /// @return the content of the answer; null if it is an error or cannot be read
  private <T> Future<@Nullable T> read(Answer answer, Function<byte[], @Nullable T> reader) {
    var body = answer.body();
    return body == null || !answer.succeeded()
        ? Future.succeededFuture(null)
        : Bodies.work(vertx, body.length, () -> reader.apply(body));
  }

  /// Whether Retell does not have this id. Retell documents the status 422 for that, not 404.
  private static boolean gone(Answer answer) {
    return answer.status() == 404 || answer.status() == 422;
  }

  private static String segment(ProviderId id) {
    return URLEncoder.encode(id.value(), UTF_8).replace("+", "%20");
  }

  private static <T> Future<T> notFound(ProviderId id) {
    return Future.failedFuture(new ProblemException(new Problem.NotFound("call " + id)));
  }

  private static ProblemException unavailable() {
    return new ProblemException(new Problem.Unavailable("retell"));
  }
}
