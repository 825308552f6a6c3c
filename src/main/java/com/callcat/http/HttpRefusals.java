package com.callcat.http;

import java.time.Duration;

/// The refusals for reasons of HTTP, and not of the domain.
final class HttpRefusals {
  private static final String RETRY_AFTER = "Retry-After";
  private static final String SHORTLY_SECONDS = "5";

  private HttpRefusals() {}

  /// The refusal for a status with which vertx-web or Netty refuse a request.
  static Refusal ofStatus(int status) {
    return switch (status) {
      case 404 -> new Refusal(ProblemKind.NO_SUCH_ROUTE);
      case 408 -> new Refusal(ProblemKind.TOO_SLOW);
      case 414 -> new Refusal(ProblemKind.URI_TOO_LONG);
      case 431 -> new Refusal(ProblemKind.HEADERS_TOO_LARGE);
      default -> new Refusal(status < 500 ? ProblemKind.MALFORMED : ProblemKind.UNEXPECTED);
    };
  }

  static Refusal notJson() {
    return new Refusal(ProblemKind.NOT_JSON, ProblemKind.NOT_JSON.cure());
  }

  static Refusal tooMany(Duration wait) {
    var kind = ProblemKind.TOO_MANY_ATTEMPTS;
    var seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
    return new Refusal(kind, kind.cause() + " Try again in " + seconds + " s.")
        .with(RETRY_AFTER, Long.toString(seconds));
  }

  static Refusal methodNotAllowed(String allowed) {
    var detail = "This can only be asked for with " + allowed + ".";
    return new Refusal(ProblemKind.METHOD_NOT_ALLOWED, detail).with("Allow", allowed);
  }

  /// @param limit in bytes
  static Refusal tooLarge(int limit) {
    var detail = "The body must not be larger than %d KiB. Shorten it.".formatted(limit / 1024);
    return new Refusal(ProblemKind.TOO_LARGE, detail);
  }

  /// @param type the media type that the route answers with
  static Refusal notAcceptable(String type) {
    var detail = "Answers are %s. Leave Accept out, or let it be that.".formatted(type);
    return new Refusal(ProblemKind.NOT_ACCEPTABLE, detail);
  }

  static Refusal tooManyStreams() {
    var kind = ProblemKind.TOO_MANY_STREAMS;
    var detail =
        "You have %d streams of events open already. %s"
            .formatted(StreamLimit.OF_A_USER, kind.cure());
    return retryShortly(new Refusal(kind, detail));
  }

  static Refusal noRoomForStreams() {
    return retryShortly(new Refusal(ProblemKind.NO_ROOM));
  }

  static Refusal retryShortly(Refusal refusal) {
    return refusal.with(RETRY_AFTER, SHORTLY_SECONDS);
  }
}
