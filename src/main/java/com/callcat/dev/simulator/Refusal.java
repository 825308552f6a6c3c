package com.callcat.dev.simulator;

import io.vertx.core.json.JsonObject;

/// A request that is answered with one of Retell's errors.
final class Refusal extends RuntimeException {
  private final int status;

  private Refusal(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  /// @param why names the faulty field, never its value
  static Refusal badRequest(String why) {
    return new Refusal(400, "Invalid request format, please check API reference. " + why);
  }

  static Refusal wrongKey() {
    return new Refusal(401, "API key is missing or invalid.");
  }

  static Refusal notFound() {
    return new Refusal(422, "Cannot find requested asset under given api key.");
  }

  static Refusal notOngoing() {
    return new Refusal(422, "Cannot stop a call that is not ongoing.");
  }

  static Refusal unpaid() {
    return new Refusal(402, "Trial has ended, please add payment method.");
  }

  static Refusal notEnded() {
    return new Refusal(422, "Cannot update a call that has not ended.");
  }

  static Refusal rateLimited() {
    return new Refusal(429, "Account rate limited, please throttle your requests.");
  }

  static Refusal brokenServer() {
    return of(500);
  }

  /// What the HTTP layer itself refuses.
  static Refusal of(int status) {
    return switch (status) {
      case 404 -> new Refusal(404, "The requested resource was not found.");
      case 405 -> new Refusal(405, "Method not allowed.");
      case 413 -> new Refusal(413, "The request body is too large.");
      case 500 -> new Refusal(500, "An unexpected server error occurred.");
      default -> new Refusal(status, "The request was refused.");
    };
  }

  /// The same, and something that helps.
  Refusal adding(String help) {
    return new Refusal(status, getMessage() + " " + help);
  }

  int status() {
    return status;
  }

  JsonObject body() {
    return new JsonObject().put("status", "error").put("message", getMessage());
  }
}
