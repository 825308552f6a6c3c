package com.callcat.dev.dynamodb.expression;

/// What is wrong with an expression, in AWS's words; who knows which parameter it is adds that.
final class ExpressionException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ExpressionException(String message) {
    super(message, null, false, false);
  }
}
