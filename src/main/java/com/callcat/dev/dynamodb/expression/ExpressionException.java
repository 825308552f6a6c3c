package com.callcat.dev.dynamodb.expression;

/// A fault of an expression, in AWS's words. The caller adds the name of the parameter.
final class ExpressionException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ExpressionException(String message) {
    super(message, null, false, false);
  }
}
