package com.callcat.dev.dynamodb.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The refusal of a request, as the client gets it. It has no stack trace, because it is a regular
/// answer.
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ErrorCode code;
  private final transient @Nullable Item item;
  private final transient List<CancellationReason> reasons;

  private ApiException(
      ErrorCode code, String message, @Nullable Item item, List<CancellationReason> reasons) {
    super(message, null, false, false);
    this.code = code;
    this.item = item;
    this.reasons = reasons;
  }

  public ApiException(ErrorCode code, String message) {
    this(code, message, null, List.of());
  }

  public static ApiException validation(String message) {
    return new ApiException(ErrorCode.VALIDATION, message);
  }

  /// The refusal of parameter values that contradict each other or the table.
  public static ApiException invalid(String what) {
    return validation("One or more parameter values were invalid: " + what);
  }

  public static ApiException serialization(String message) {
    return new ApiException(ErrorCode.SERIALIZATION, message);
  }

  public static ApiException noSuchTable() {
    return new ApiException(ErrorCode.RESOURCE_NOT_FOUND, "Requested resource not found");
  }

  /// The refusal because a condition did not hold.
  ///
  /// @param item the current item, if the request asks for it
  public static ApiException conditionFailed(@Nullable Item item) {
    return new ApiException(
        ErrorCode.CONDITIONAL_CHECK_FAILED, "The conditional request failed", item, List.of());
  }

  /// The refusal of a transaction.
  ///
  /// @param reasons one for each action, in the order of the actions
  public static ApiException cancelled(List<CancellationReason> reasons) {
    var codes = reasons.stream().map(CancellationReason::code).toList();
    return new ApiException(
        ErrorCode.TRANSACTION_CANCELED,
        "Transaction cancelled, please refer cancellation reasons for specific reasons " + codes,
        null,
        reasons);
  }

  public ErrorCode code() {
    return code;
  }

  /// Never null, because every refusal has a message.
  @Override
  public String getMessage() {
    var message = super.getMessage();
    return message == null ? "" : message;
  }

  public @Nullable Item item() {
    return item;
  }

  public List<CancellationReason> reasons() {
    return reasons;
  }
}
