package com.callcat.store;

import com.callcat.metrics.StoreMetrics;
import com.callcat.metrics.StoreMetrics.AttemptFailure;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RecordSuccessResponse;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// The SDK's standard retries, and a counter of failed attempts: the SDK asks this class after each
/// of them whether to try again. It does not retry throttled requests; they wait in [Dynamo], where
/// they do not count as in flight meanwhile. The SDK's own metrics would count attempts as well,
/// but collect a dozen figures of every request, even of those that succeed at once.
final class CountedRetries implements RetryStrategy {
  private static final int SERVER_ERROR = 500;
  private static final Set<String> THROTTLED =
      Set.of("ThrottlingError", "ProvisionedThroughputExceeded");

  private final RetryStrategy standard = AwsRetryStrategy.standardRetryStrategy();
  private final StoreMetrics metrics;

  CountedRetries(StoreMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public AcquireInitialTokenResponse acquireInitialToken(AcquireInitialTokenRequest request) {
    return standard.acquireInitialToken(request);
  }

  @Override
  public RefreshRetryTokenResponse refreshRetryToken(RefreshRetryTokenRequest request) {
    var failure = kind(request.failure());
    if (failure != null) {
      metrics.failedAttempts.of(failure).increment();
    }
    if (failure == AttemptFailure.THROTTLED) {
      throw new TokenAcquisitionFailedException("what is throttled waits elsewhere");
    }
    return standard.refreshRetryToken(request);
  }

  @Override
  public RecordSuccessResponse recordSuccess(RecordSuccessRequest request) {
    return standard.recordSuccess(request);
  }

  @Override
  public int maxAttempts() {
    return standard.maxAttempts();
  }

  /// The standard strategy needs nothing from the client's defaults.
  @Override
  public boolean useClientDefaults() {
    return false;
  }

  @Override
  public Builder<?, ?> toBuilder() {
    return standard.toBuilder();
  }

  /// Whether DynamoDB has throttled the request. The failure of a transaction says so for each of
  /// its writes.
  static boolean isThrottled(Throwable failure) {
    return switch (failure) {
      case CompletionException wrapper when wrapper.getCause() != null ->
          isThrottled(wrapper.getCause());
      case TransactionCanceledException canceled ->
          canceled.cancellationReasons().stream().anyMatch(each -> THROTTLED.contains(each.code()));
      case SdkServiceException told -> told.isThrottlingException();
      default -> false;
    };
  }

  /// The kind of a failed attempt. It is null if DynamoDB has answered as it should, for example by
  /// refusing a write whose condition did not hold.
  private static @Nullable AttemptFailure kind(@Nullable Throwable failure) {
    return switch (failure) {
      case CompletionException wrapper when wrapper.getCause() != null -> kind(wrapper.getCause());
      case ApiCallAttemptTimeoutException late -> AttemptFailure.TIMEOUT;
      case SdkServiceException told when told.isThrottlingException() -> AttemptFailure.THROTTLED;
      case SdkServiceException told when told.statusCode() >= SERVER_ERROR ->
          AttemptFailure.SERVER_ERROR;
      case IOException broken -> AttemptFailure.CONNECTION;
      case SdkClientException broken when broken.getCause() instanceof IOException ->
          AttemptFailure.CONNECTION;
      case null, default -> null;
    };
  }
}
