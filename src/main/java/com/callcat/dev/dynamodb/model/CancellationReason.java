package com.callcat.dev.dynamodb.model;

import org.jspecify.annotations.Nullable;

/// The reason that an action of a cancelled transaction has, if it was refused.
///
/// @param code `None` if this action was not refused
/// @param item the current item, if the action asks for it
public record CancellationReason(String code, @Nullable String message, @Nullable Item item) {
  public static final CancellationReason NONE = new CancellationReason("None", null, null);

  /// Converts the refusal of a single action.
  public static CancellationReason of(ApiException refusal) {
    return new CancellationReason(codeOf(refusal.code()), refusal.getMessage(), refusal.item());
  }

  private static String codeOf(ErrorCode code) {
    return switch (code) {
      case CONDITIONAL_CHECK_FAILED -> "ConditionalCheckFailed";
      case ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED -> "ItemCollectionSizeLimitExceeded";
      case TRANSACTION_CONFLICT -> "TransactionConflict";
      case PROVISIONED_THROUGHPUT_EXCEEDED -> "ProvisionedThroughputExceeded";
      case THROTTLING -> "ThrottlingError";
      case VALIDATION,
          SERIALIZATION,
          UNKNOWN_OPERATION,
          INCOMPLETE_SIGNATURE,
          INVALID_SIGNATURE,
          MISSING_TOKEN,
          RESOURCE_NOT_FOUND,
          RESOURCE_IN_USE,
          LIMIT_EXCEEDED,
          TRANSACTION_CANCELED,
          TRANSACTION_IN_PROGRESS,
          IDEMPOTENT_PARAMETER_MISMATCH,
          INTERNAL ->
          "ValidationError";
    };
  }
}
