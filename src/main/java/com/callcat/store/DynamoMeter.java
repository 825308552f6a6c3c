package com.callcat.store;

import com.callcat.metrics.StoreMetrics;
import com.callcat.metrics.StoreMetrics.Operation;
import com.callcat.metrics.StoreMetrics.Outcome;
import com.callcat.metrics.StoreMetrics.Table;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// Measures every request to DynamoDB from within the SDK: the capacity units that it is charged,
/// and the time on DynamoDB's clock. Single attempts are counted by [CountedRetries].
final class DynamoMeter implements ExecutionInterceptor {
  private static final ExecutionAttribute<Long> BEGUN = new ExecutionAttribute<>("callcat.begun");
  private static final ReturnConsumedCapacity TOTAL = ReturnConsumedCapacity.TOTAL;

  /// The `Date` header has whole seconds, so it is half a second behind on average.
  private static final Duration HALF_SECOND = Duration.ofMillis(500);

  private final StoreMetrics metrics;
  private final InstantSource clock;
  private final Map<String, Table> tables = new HashMap<>();
  private volatile @Nullable Date lastDate;

  /// @param time empty if the text is no date
  private record Date(String text, Optional<Instant> time) {}

  /// @param prefix of the tables' names
  DynamoMeter(StoreMetrics metrics, InstantSource clock, String prefix) {
    this.metrics = metrics;
    this.clock = clock;
    for (var table : Table.values()) {
      tables.put(prefix + table.name().toLowerCase(Locale.ROOT), table);
    }
  }

  RetryStrategy retries() {
    return new CountedRetries(metrics);
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    attributes.putAttribute(BEGUN, System.nanoTime());
  }

  /// Asks DynamoDB to report the consumed capacity with every answer.
  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    return switch (context.request()) {
      case GetItemRequest get -> get.toBuilder().returnConsumedCapacity(TOTAL).build();
      case BatchGetItemRequest several -> several.toBuilder().returnConsumedCapacity(TOTAL).build();
      case PutItemRequest put -> put.toBuilder().returnConsumedCapacity(TOTAL).build();
      case UpdateItemRequest update -> update.toBuilder().returnConsumedCapacity(TOTAL).build();
      case DeleteItemRequest delete -> delete.toBuilder().returnConsumedCapacity(TOTAL).build();
      case QueryRequest query -> query.toBuilder().returnConsumedCapacity(TOTAL).build();
      case ScanRequest scan -> scan.toBuilder().returnConsumedCapacity(TOTAL).build();
      case TransactWriteItemsRequest writes ->
          writes.toBuilder().returnConsumedCapacity(TOTAL).build();
      case SdkRequest aboutTables -> aboutTables;
    };
  }

  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
    var now = clock.instant();
    context
        .httpResponse()
        .firstMatchingHeader("Date")
        .flatMap(this::time)
        .map(there -> Duration.between(there.plus(HALF_SECOND), now).toMillis() / 1_000.0)
        .ifPresent(metrics.clockSkew::set);
  }

  /// Parses a date, or returns the one parsed last. All answers of a second have the same date, and
  /// parsing it takes longer than everything else here.
  private Optional<Instant> time(String date) {
    var known = lastDate;
    if (known == null || !known.text.equals(date)) {
      known = new Date(date, read(date));
      lastDate = known;
    }
    return known.time;
  }

  /// Parses a date. A request must not fail because its answer has an invalid date.
  private static Optional<Instant> read(String date) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    count(Outcome.OK, attributes);
    var operation = operation(attributes);
    charged(context.response()).forEach(charged -> count(operation, charged));
  }

  /// Counts capacity units. If the server does not report them, nothing is counted.
  private void count(Operation operation, ConsumedCapacity charged) {
    var table = tables.get(charged.tableName());
    var units = charged.capacityUnits();
    if (table != null && units != null) {
      metrics.capacity.of(operation).of(table).increment(units);
    }
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    count(isRefusal(context.exception()) ? Outcome.REFUSED : Outcome.FAILED, attributes);
  }

  private static boolean isRefusal(Throwable failure) {
    return switch (failure) {
      case CompletionException wrapper when wrapper.getCause() != null ->
          isRefusal(wrapper.getCause());
      case ConditionalCheckFailedException _, TransactionCanceledException _ -> true;
      default -> false;
    };
  }

  private void count(Outcome outcome, ExecutionAttributes attributes) {
    var begun = attributes.getAttribute(BEGUN);
    if (begun != null) {
      var took = Duration.ofNanos(System.nanoTime() - begun);
      metrics.requests.of(operation(attributes)).of(outcome).record(took);
    }
  }

  private static Operation operation(ExecutionAttributes attributes) {
    return Operation.of(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
  }

  private static List<ConsumedCapacity> charged(SdkResponse response) {
    return switch (response) {
      case GetItemResponse get -> one(get.consumedCapacity());
      case BatchGetItemResponse several -> several.consumedCapacity();
      case PutItemResponse put -> one(put.consumedCapacity());
      case UpdateItemResponse update -> one(update.consumedCapacity());
      case DeleteItemResponse delete -> one(delete.consumedCapacity());
      case QueryResponse query -> one(query.consumedCapacity());
      case ScanResponse scan -> one(scan.consumedCapacity());
      case TransactWriteItemsResponse writes -> writes.consumedCapacity();
      case SdkResponse aboutTables -> List.of();
    };
  }

  private static List<ConsumedCapacity> one(@Nullable ConsumedCapacity charged) {
    return charged == null ? List.of() : List.of(charged);
  }
}
