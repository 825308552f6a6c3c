package com.callcat.http;

import com.callcat.call.CallStatus;
import com.callcat.call.Problem;
import com.callcat.call.Problem.Conflict;
import com.callcat.call.Problem.EmailTaken;
import com.callcat.call.Problem.Fault;
import com.callcat.call.Problem.Forbidden;
import com.callcat.call.Problem.IllegalMove;
import com.callcat.call.Problem.Invalid;
import com.callcat.call.Problem.KeyReused;
import com.callcat.call.Problem.NotEnded;
import com.callcat.call.Problem.NotFound;
import com.callcat.call.Problem.Stale;
import com.callcat.call.Problem.TooLate;
import com.callcat.call.Problem.Unauthenticated;
import com.callcat.call.Problem.Unavailable;
import com.callcat.call.Problem.WrongCredentials;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What each problem is called over HTTP: the one place with status codes for what the domain
/// refuses, and with the words a person reads (api.md "Errors").
final class Problems {
  private static final String RETRY_AFTER_SECONDS = "5";

  private Problems() {}

  static Refusal of(Problem problem) {
    return switch (problem) {
      case Invalid(List<Fault> faults) -> invalid(faults);
      case IllegalMove move -> illegalMove(move);
      case TooLate late -> tooLate(late);
      case NotEnded early ->
          new Refusal(
              409,
              "not-ended",
              "Too early for this call",
              "Call %s is %s. Ask again when it has ended."
                  .formatted(early.callId(), early.state()));
      case Stale stale ->
          new Refusal(
              412,
              "precondition-failed",
              "Changed meanwhile",
              "Call %s has changed since you looked. Get it again, and send its new ETag in If-Match."
                  .formatted(stale.callId()));
      case KeyReused reused ->
          new Refusal(
              409,
              "idempotency-key-reused",
              "Key used before",
              "This Idempotency-Key came with another request within the last 24 hours. Take a new"
                  + " key for a new request, and the same body for a repetition.");
      case Conflict conflict ->
          new Refusal(
              409,
              "conflict",
              "Somebody was quicker",
              "It was changed by another request at the same moment. Look at it again, then repeat"
                  + " what you still want.");
      case Forbidden forbidden ->
          new Refusal(
              403,
              "forbidden",
              "Not yours",
              "This call belongs to another user. Only its owner can see and change it.");
      case NotFound missing ->
          new Refusal(
              404,
              "not-found",
              "No such call",
              "There is no call with this id. Check the id, or list your calls to find it.");
      case Unauthenticated who ->
          authenticate(
              "unauthenticated",
              "Please log in",
              "This needs a token that is still good. Log in, and send it as Authorization: Bearer"
                  + " and the token.");
      case WrongCredentials wrong ->
          authenticate(
              "wrong-credentials",
              "Wrong e-mail or password",
              "The e-mail address or the password is wrong. Check both and try again.");
      case EmailTaken taken ->
          new Refusal(
              409,
              "email-taken",
              "E-mail address taken",
              "There is an account with this e-mail address. Log in, or register another one.");
      case Unavailable gone ->
          new Refusal(
                  503,
                  "unavailable",
                  "Try again shortly",
                  "This cannot be done right now. Please try again in a few seconds; after a"
                      + " change, look first whether it was made.")
              .with("Retry-After", RETRY_AFTER_SECONDS);
    };
  }

  private static Refusal invalid(List<Fault> faults) {
    var detail = faults.stream().map(Problems::sentence).collect(Collectors.joining(" "));
    return new Refusal(
        400, "invalid-request", "The request must be corrected", detail, faults, Map.of());
  }

  private static String sentence(Fault fault) {
    var subject = fault.field().equals(Fields.WHOLE_BODY) ? "The body" : fault.field();
    return subject + " " + fault.message() + ".";
  }

  private static Refusal illegalMove(IllegalMove move) {
    var detail =
        "Call %s is %s, and %s is not possible from there. Look at the call to see where it stands."
            .formatted(move.callId(), move.state(), move.event());
    return new Refusal(400, "illegal-move", "Not possible for this call", detail);
  }

  private static Refusal tooLate(TooLate late) {
    var detail =
        "It is too late to %s call %s: it is %s. %s"
            .formatted(deed(late.event()), late.callId(), late.state(), wayOut(late.state()));
    return new Refusal(409, "too-late", "Too late for this call", detail);
  }

  /// Events are deeds ("edit", "cancel"), except for a wanted status ("status=CANCELED").
  private static String deed(String event) {
    return event.startsWith("status=") ? "set " + event + " on" : event;
  }

  private static String wayOut(CallStatus state) {
    return switch (state) {
      case SCHEDULED -> "It is being dialled at this moment; cancel it to have it hung up.";
      case IN_PROGRESS -> "Cancel it to have it hung up.";
      case COMPLETED, FAILED, NO_SHOW, CANCELED -> "It has ended; make a new call to try again.";
    };
  }

  private static Refusal authenticate(String kind, String title, String detail) {
    return new Refusal(401, kind, title, detail).with("WWW-Authenticate", "Bearer");
  }

  static Refusal noTranscript() {
    return new Refusal(
        404,
        "no-transcript",
        "No transcript yet",
        "This call has no transcript yet. Ask again after it has ended, or write one.");
  }

  static Refusal tooMany(Duration wait) {
    var seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
    return new Refusal(
            429,
            "too-many-attempts",
            "Too many attempts",
            "There were too many attempts within a minute. Try again in " + seconds + " s.")
        .with("Retry-After", Long.toString(seconds));
  }

  static Refusal methodNotAllowed(String allowed) {
    var detail = "This can only be asked for with " + allowed + ".";
    return new Refusal(405, "method-not-allowed", "Not this way", detail).with("Allow", allowed);
  }

  static Refusal unexpected() {
    return new Refusal(
        500,
        "unexpected",
        "Something went wrong",
        "Something went wrong on our side. Please try again; if it stays, tell us the trace id.");
  }

  /// @param limit in bytes
  static Refusal tooLarge(int limit) {
    var detail = "The body must not be larger than %d KiB. Shorten it.".formatted(limit / 1024);
    return new Refusal(413, "too-large", "Too large", detail);
  }

  /// @param type what would be answered
  static Refusal notAcceptable(String type) {
    var detail = "Answers are %s. Leave Accept out, or let it be that.".formatted(type);
    return new Refusal(406, "not-acceptable", "Not in this form", detail);
  }

  static Refusal tooManyStreams() {
    var detail =
        "You have %d streams of events open already. Close one that nobody reads."
            .formatted(StreamLimit.OF_A_USER);
    return new Refusal(429, "too-many-streams", "Too many streams", detail)
        .with("Retry-After", RETRY_AFTER_SECONDS);
  }

  static Refusal noRoomForStreams() {
    return new Refusal(
            503,
            "no-room",
            "No more streams here",
            "There is no room for another stream of events now. Try again in a moment.")
        .with("Retry-After", RETRY_AFTER_SECONDS);
  }

  /// What HTTP itself refuses.
  static Refusal ofStatus(int status) {
    return switch (status) {
      case 404 ->
          new Refusal(
              404,
              "no-such-route",
              "Nothing here",
              "There is nothing at this path. Check the URL.");
      case 408 ->
          new Refusal(
              408,
              "too-slow",
              "Too slow",
              "The whole request did not come in time. Send it again, without pauses.");
      case 414 -> new Refusal(414, "uri-too-long", "Too long", "The URL is too long. Shorten it.");
      case 415 ->
          new Refusal(
              415,
              "not-json",
              "Only JSON here",
              "Send the body as it is, in JSON and UTF-8, with Content-Type: application/json.");
      case 431 ->
          new Refusal(
              431, "headers-too-large", "Too large", "The headers are too large. Send fewer.");
      default ->
          new Refusal(
              400,
              "malformed",
              "Not readable",
              "The request cannot be read. Check how it is sent.");
    };
  }
}
