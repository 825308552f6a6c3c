package com.callcat.store;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR;

import com.callcat.bus.Backoff;
import com.callcat.bus.Deadline;
import com.callcat.bus.Priority;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.config.Config;
import com.callcat.metrics.StoreMetrics;
import com.callcat.net.Bodies;
import com.callcat.store.http.VertxSdkHttpClient;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// The client through which all requests to DynamoDB are sent. It has as many requests in flight as
/// DynamoDB answers quickly, sends the most urgent ones first, limits each to some seconds, and
/// turns failures into those of the domain. Answers are delivered on the Vert.x context of the
/// caller. A request that still waits at its asker's deadline is not sent. A throttled request is
/// sent again after a pause.
final class Dynamo {
  static final Problem UNAVAILABLE = new Problem.Unavailable("the call store");
  private static final Logger LOG = LoggerFactory.getLogger(Dynamo.class);

  private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(1));

  /// How long a throttled request is repeated if its asker has no deadline.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// The number of connections, and so the most requests in flight. Further requests wait in the
  /// queue and not in the SDK, whose time limits would make it repeat them although the database
  /// has not received them yet.
  static final int CONNECTIONS = 200;

  /// How long a request may take.
  ///
  /// @param attempt for one attempt, and also for connecting
  /// @param all for all attempts together
  record TimeLimits(Duration attempt, Duration all) {
    static final TimeLimits SERVING = new TimeLimits(Duration.ofSeconds(2), Duration.ofSeconds(5));

    /// The limits at the start of the program: no user waits, and the database may be starting too.
    private static final TimeLimits STARTING =
        new TimeLimits(Duration.ofSeconds(20), Duration.ofSeconds(60));
  }

  private final DynamoDbAsyncClient client;
  private final Context context;
  private final TableNames tables;
  private final RequestQueue queue;
  private final Priority priority;
  private final Deadline deadline;

  /// The client for requests of the process itself, without a deadline.
  Dynamo(DynamoDbAsyncClient client, Context context, TableNames tables) {
    this(client, context, tables, System::nanoTime);
  }

  /// @param nanos a monotonic clock
  Dynamo(DynamoDbAsyncClient client, Context context, TableNames tables, LongSupplier nanos) {
    this(
        client,
        context,
        tables,
        new RequestQueue(new InFlightLimit(CONNECTIONS), nanos),
        Priority.VITAL,
        Deadline.NEVER);
  }

  private Dynamo(
      DynamoDbAsyncClient client,
      Context context,
      TableNames tables,
      RequestQueue queue,
      Priority priority,
      Deadline deadline) {
    this.client = client;
    this.context = context;
    this.tables = tables;
    this.queue = queue;
    this.priority = priority;
    this.deadline = deadline;
  }

  /// The same client and queue, for requests whose asker waits only until this deadline.
  Dynamo until(Deadline asker) {
    return new Dynamo(client, context, tables, queue, priority, asker);
  }

  /// The same client and queue, for requests of this priority.
  Dynamo with(Priority other) {
    return new Dynamo(client, context, tables, queue, other, deadline);
  }

  /// Registers the metrics of how many requests run and wait, and how many may run.
  void measure(StoreMetrics metrics) {
    queue.measure(metrics);
  }

  TableNames tables() {
    return tables;
  }

  /// Makes the SDK's client, and blocks while the SDK is loaded. The client's connections are
  /// closed with the calling verticle.
  static DynamoDbAsyncClient connect(
      Vertx vertx,
      Config.DynamoDb settings,
      TimeLimits limits,
      DynamoMeter meter,
      DynamoSpans spans) {
    var region = settings.region() == null ? Region.US_EAST_1 : Region.of(settings.region());
    var http = new VertxSdkHttpClient(vertx, CONNECTIONS, limits.attempt);
    var builder =
        DynamoDbAsyncClient.builder()
            .region(region)
            .httpClient(http)
            .asyncConfiguration(
                threads -> threads.advancedOption(FUTURE_COMPLETION_EXECUTOR, http.completions()))
            .overrideConfiguration(
                override ->
                    override
                        .apiCallAttemptTimeout(limits.attempt)
                        .apiCallTimeout(limits.all)
                        .retryStrategy(meter.retries())
                        .addExecutionInterceptor(meter)
                        .addExecutionInterceptor(spans));
    if (settings.endpoint() != null) {
      builder.endpointOverride(URI.create(settings.endpoint()));
    }
    if (settings.accessKey() != null && settings.secretKey() != null) {
      var credentials = AwsBasicCredentials.create(settings.accessKey(), settings.secretKey());
      builder.credentialsProvider(StaticCredentialsProvider.create(credentials));
    }
    return builder.build();
  }

  /// Sets the time limits of requests at the start.
  static void patiently(AwsRequestOverrideConfiguration.Builder override) {
    override
        .apiCallAttemptTimeout(TimeLimits.STARTING.attempt)
        .apiCallTimeout(TimeLimits.STARTING.all);
  }

  /// Sends one request when it is its turn.
  ///
  /// @param request may also decode the answer. It does that on an event loop, or on a worker
  ///   thread if the answer is large
  /// @return fails with [ConditionalCheckFailedException] if a condition did not hold, with
  ///   [TransactionCanceledException] if one of a transaction did not hold, and else with
  ///   Unavailable
  <T> Future<T> ask(Function<DynamoDbAsyncClient, CompletableFuture<T>> request) {
    return send(true, () -> begin(request));
  }

  /// Reads one item consistently; it is empty if there is none.
  Future<Map<String, AttributeValue>> item(String table, Map<String, AttributeValue> key) {
    return ask(client -> client.getItem(get -> get.tableName(table).key(key).consistentRead(true)))
        .map(answer -> answer.item());
  }

  /// Sends a request at the start of the program. A failure is not logged but returned as a
  /// [StartFailure].
  <T> Future<T> askAtStart(Function<DynamoDbAsyncClient, CompletableFuture<T>> request) {
    return repeat(
            false,
            () -> Future.fromCompletionStage(request.apply(client), here()),
            TimeLimits.STARTING.all)
        .recover(failure -> Future.failedFuture(StartFailure.of(failure)));
  }

  /// Sends a request that may be so large that encoding and signing it takes long. If it is, that
  /// is done on a worker thread, and the time of the request is not used to judge how busy DynamoDB
  /// is.
  ///
  /// @param size of the request in bytes
  <T> Future<T> ask(int size, Function<DynamoDbAsyncClient, CompletableFuture<T>> request) {
    return Bodies.isSmall(size)
        ? ask(request)
        : send(
            false,
            () -> here().executeBlocking(() -> begin(request), false).compose(answer -> answer));
  }

  private <T> Future<T> send(boolean measured, Supplier<Future<T>> request) {
    return queue
        .admit(priority, () -> repeat(measured, request, PATIENCE))
        .recover(failure -> Future.failedFuture(meaning(failure)));
  }

  /// Sends a request, and repeats it for as long as DynamoDB throttles it and its asker waits.
  /// During the pauses it does not count as in flight.
  private <T> Future<T> repeat(boolean measured, Supplier<Future<T>> request, Duration most) {
    var asker = deadline.left() == null ? Deadline.in(most) : deadline;
    var giveUp = Deadline.in(RequestQueue.patience(priority, asker));
    return repeat(measured, request, giveUp, BACKOFF);
  }

  private <T> Future<T> repeat(
      boolean measured, Supplier<Future<T>> request, Deadline giveUp, Backoff backoff) {
    return queue
        .take(
            priority,
            deadline,
            measured,
            () -> deadline.hasPassed() ? unavailable() : request.get())
        .recover(
            failure ->
                CountedRetries.isThrottled(failure) && !giveUp.hasPassed()
                    ? pause(spread(backoff.pause()))
                        .compose(_ -> repeat(measured, request, giveUp, backoff.next()))
                    : Future.failedFuture(failure));
  }

  /// A random part of the pause, at least half of it, so that requests that were throttled together
  /// are not repeated together.
  private static Duration spread(Duration pause) {
    var most = pause.toMillis();
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
  }

  /// Starts one request. The SDK's own time limit is shortened to the asker's deadline.
  private <T> Future<T> begin(Function<DynamoDbAsyncClient, CompletableFuture<T>> request) {
    var answer = request.apply(client);
    var left = deadline.left();
    var inTime = left == null ? answer : answer.orTimeout(left.toMillis(), MILLISECONDS);
    return Future.fromCompletionStage(inTime, here());
  }

  /// The context of the caller, so that the caller's trace goes on. It belongs to the same
  /// verticle.
  private Context here() {
    var current = Vertx.currentContext();
    return current == null ? context : current;
  }

  Future<?> pause(Duration length) {
    return context.owner().timer(length.toMillis());
  }

  static <T> Future<T> unavailable() {
    return Future.failedFuture(new ProblemException(UNAVAILABLE));
  }

  private static Throwable meaning(Throwable failure) {
    return switch (failure) {
      case CompletionException wrapper when wrapper.getCause() != null ->
          meaning(wrapper.getCause());
      case ConditionalCheckFailedException lost -> lost;
      case TransactionCanceledException lost -> lost;
      case ProblemException known -> known;
      default -> {
        LOG.warn("DynamoDB: {}", failure.toString());
        yield new ProblemException(UNAVAILABLE);
      }
    };
  }
}
