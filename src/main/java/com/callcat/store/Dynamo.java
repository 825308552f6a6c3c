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
import software.amazon.awssdk.core.client.config.ClientAsyncConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// The one way to DynamoDB: as many requests at a time as it answers well, the most urgent first,
/// each over within seconds, and failures in the domain's words. Answers come back to the context
/// of whoever asks. What still waits when its asker has given up is not sent. What DynamoDB
/// throttles waits, and comes again.
final class Dynamo {
  static final Problem UNAVAILABLE = new Problem.Unavailable("the call store");
  private static final Logger LOG = LoggerFactory.getLogger(Dynamo.class);

  private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(1));

  /// How long what is throttled comes again when its asker would wait for ever.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// What waits for one of them waits in the queue, where no time limit of the SDK runs: a busy
  /// database is not asked again and again for what it has not come to yet.
  static final int CONNECTIONS = 200;

  /// How long a request may take.
  ///
  /// @param attempt once sent, and to connect
  /// @param all with every further attempt
  record TimeLimits(Duration attempt, Duration all) {
    static final TimeLimits SERVING = new TimeLimits(Duration.ofSeconds(2), Duration.ofSeconds(5));

    /// When nobody waits, and the database may be starting too.
    private static final TimeLimits STARTING =
        new TimeLimits(Duration.ofSeconds(20), Duration.ofSeconds(60));
  }

  private final DynamoDbAsyncClient client;
  private final Context context;
  private final TableNames tables;
  private final RequestQueue queue;
  private final Priority priority;
  private final Deadline deadline;

  /// Whoever asks by this one is the process itself.
  Dynamo(DynamoDbAsyncClient client, Context context, TableNames tables) {
    this(client, context, tables, System::nanoTime);
  }

  /// @param nanos a clock that nobody sets
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

  /// Shows how many requests run and wait, and how many may run.
  void measure(StoreMetrics metrics) {
    queue.measure(metrics);
  }

  TableNames tables() {
    return tables;
  }

  /// Blocks while the SDK is loaded. Its connections are closed with the verticle that asks for it.
  static DynamoDbAsyncClient connect(
      Vertx vertx,
      Config.DynamoDb settings,
      TimeLimits limits,
      DynamoMeter meter,
      DynamoSpans spans) {
    var region = settings.region() == null ? Region.US_EAST_1 : Region.of(settings.region());
    var builder =
        DynamoDbAsyncClient.builder()
            .region(region)
            .httpClient(new VertxSdkHttpClient(vertx, CONNECTIONS, limits.attempt))
            .asyncConfiguration(Dynamo::onTheSameThread)
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

  /// Whoever asks is on an event loop, and the answer comes there: no other thread is needed to say
  /// so.
  private static void onTheSameThread(ClientAsyncConfiguration.Builder threads) {
    threads.advancedOption(FUTURE_COMPLETION_EXECUTOR, Runnable::run);
  }

  /// For the requests of the start.
  static void patiently(AwsRequestOverrideConfiguration.Builder override) {
    override
        .apiCallAttemptTimeout(TimeLimits.STARTING.attempt)
        .apiCallTimeout(TimeLimits.STARTING.all);
  }

  /// Sends one request, if there is room for it.
  ///
  /// @param request may decode the answer as well: on an event loop, or on a worker thread when it
  ///   is large
  /// @return fails with [ConditionalCheckFailedException] when a condition did not hold, with
  ///   [TransactionCanceledException] when one of a transaction did not, else with Unavailable
  <T> Future<T> ask(Function<DynamoDbAsyncClient, CompletableFuture<T>> request) {
    return send(true, () -> begin(request));
  }

  /// One item as it is now; empty when there is none.
  Future<Map<String, AttributeValue>> item(String table, Map<String, AttributeValue> key) {
    return ask(client -> client.getItem(get -> get.tableName(table).key(key).consistentRead(true)))
        .map(answer -> answer.item());
  }

  /// The same at the start: a failure is not logged but told, as a [StartFailure].
  <T> Future<T> askAtStart(Function<DynamoDbAsyncClient, CompletableFuture<T>> request) {
    return repeat(
            false,
            () -> Future.fromCompletionStage(request.apply(client), here()),
            TimeLimits.STARTING.all)
        .recover(failure -> Future.failedFuture(StartFailure.of(failure)));
  }

  /// The same for a request that may be so large that to encode and sign it takes a while: that is
  /// done on a worker thread then, and its time says nothing of how busy DynamoDB is.
  ///
  /// @param size in bytes
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

  /// Sends a request again for as long as DynamoDB throttles it and somebody waits for it. Between
  /// two times it takes up no turn.
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

  /// Half of it to all of it: those who were throttled together do not come again together.
  private static Duration spread(Duration pause) {
    var most = pause.toMillis();
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
  }

  /// The SDK does not try again either when the asker has given up.
  private <T> Future<T> begin(Function<DynamoDbAsyncClient, CompletableFuture<T>> request) {
    var answer = request.apply(client);
    var left = deadline.left();
    var inTime = left == null ? answer : answer.orTimeout(left.toMillis(), MILLISECONDS);
    return Future.fromCompletionStage(inTime, here());
  }

  /// That of whoever asks, which is one of the verticle's, so that their trace goes on.
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
