package com.callcat.dev.simulator;

import io.vertx.core.json.JsonObject;

/// A request that is answered with one of Retell's errors.
final class RetellError extends RuntimeException {
  private final int status;

  private RetellError(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  /// @param why names the faulty field, never its value
  static RetellError badRequest(String why) {
    return new RetellError(400, "Invalid request format, please check API reference. " + why);
  }

  static RetellError wrongKey() {
    return new RetellError(401, "API key is missing or invalid.");
  }

  static RetellError notFound() {
    return new RetellError(422, "Cannot find requested asset under given api key.");
  }

  static RetellError notOngoing() {
    return new RetellError(422, "Cannot stop a call that is not ongoing.");
  }

  static RetellError unpaid() {
    return new RetellError(402, "Trial has ended, please add payment method.");
  }

  static RetellError notEnded() {
    return new RetellError(422, "Cannot update a call that has not ended.");
  }

  static RetellError rateLimited() {
    return new RetellError(429, "Account rate limited, please throttle your requests.");
  }

  static RetellError brokenServer() {
    return of(500);
  }

  /// The error for a status with which the HTTP layer refuses a request.
  static RetellError of(int status) {
    return switch (status) {
      case 404 -> new RetellError(404, "The requested resource was not found.");
      case 405 -> new RetellError(405, "Method not allowed.");
      case 413 -> new RetellError(413, "The request body is too large.");
      case 500 -> new RetellError(500, "An unexpected server error occurred.");
      default -> new RetellError(status, "The request was refused.");
    };
  }

  /// The same error with a hint added.
  RetellError adding(String help) {
    return new RetellError(status, getMessage() + " " + help);
  }

  int status() {
    return status;
  }

  JsonObject body() {
    return new JsonObject().put("status", "error").put("message", getMessage());
  }
}
