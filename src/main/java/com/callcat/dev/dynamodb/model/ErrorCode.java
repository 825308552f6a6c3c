package com.callcat.dev.dynamodb.model;

/// The errors of the API, with the names of the API's `__type`.
public enum ErrorCode {
  VALIDATION("com.amazon.coral.validate#ValidationException"),
  SERIALIZATION("com.amazon.coral.service#SerializationException"),
  UNKNOWN_OPERATION("com.amazon.coral.service#UnknownOperationException"),
  INCOMPLETE_SIGNATURE("com.amazon.coral.service#IncompleteSignatureException"),
  INVALID_SIGNATURE("com.amazon.coral.service#InvalidSignatureException"),
  MISSING_TOKEN("com.amazon.coral.service#MissingAuthenticationTokenException"),
  RESOURCE_NOT_FOUND("com.amazonaws.dynamodb.v20120810#ResourceNotFoundException"),
  RESOURCE_IN_USE("com.amazonaws.dynamodb.v20120810#ResourceInUseException"),
  LIMIT_EXCEEDED("com.amazonaws.dynamodb.v20120810#LimitExceededException"),
  CONDITIONAL_CHECK_FAILED("com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException"),
  TRANSACTION_CANCELED("com.amazonaws.dynamodb.v20120810#TransactionCanceledException"),
  TRANSACTION_CONFLICT("com.amazonaws.dynamodb.v20120810#TransactionConflictException"),
  TRANSACTION_IN_PROGRESS("com.amazonaws.dynamodb.v20120810#TransactionInProgressException"),
  IDEMPOTENT_PARAMETER_MISMATCH(
      "com.amazonaws.dynamodb.v20120810#IdempotentParameterMismatchException"),
  ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED(
      "com.amazonaws.dynamodb.v20120810#ItemCollectionSizeLimitExceededException"),
  PROVISIONED_THROUGHPUT_EXCEEDED(
      "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException"),
  THROTTLING("com.amazon.coral.availability#ThrottlingException"),
  INTERNAL("com.amazonaws.dynamodb.v20120810#InternalServerError");

  private final String type;

  ErrorCode(String type) {
    this.type = type;
  }

  public String type() {
    return type;
  }

  public int httpStatus() {
    return this == INTERNAL ? 500 : 400;
  }
}
