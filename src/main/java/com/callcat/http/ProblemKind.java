package com.callcat.http;

import java.util.Locale;

/// All kinds of problems that the API answers with, and the texts of their pages at [#path]. Only
/// here kinds have status codes. A cause is a sentence, and so is its cure.
enum ProblemKind {
  INVALID_REQUEST(
      400,
      "The request must be corrected",
      "A field, a parameter or a header is wrong or missing, or the body is not one JSON object.",
      "Correct what errors names, which is all that is wrong, and send the request again."),
  ILLEGAL_MOVE(
      400,
      "Not possible for this call",
      "A call with this status can never do that.",
      "Look at the call to see where it stands."),
  MALFORMED(400, "Not readable", "The request cannot be read.", "Check how it is sent."),
  UNAUTHENTICATED(
      401,
      "Please log in",
      "This needs a token that is still good.",
      "Log in, and send it as Authorization: Bearer and the token."),
  WRONG_CREDENTIALS(
      401,
      "Wrong e-mail or password",
      "The e-mail address or the password is wrong.",
      "Check both and try again."),
  FORBIDDEN(
      403,
      "Not yours",
      "This call belongs to another user.",
      "Only its owner can see and change it."),
  NOT_FOUND(
      404,
      "No such call",
      "There is no call with this id.",
      "Check the id, or list your calls to find it."),
  NO_TRANSCRIPT(
      404,
      "No transcript yet",
      "This call has no transcript yet.",
      "Ask again after it has ended, or write one."),
  NO_SUCH_ROUTE(404, "Nothing here", "There is nothing at this path.", "Check the URL."),
  METHOD_NOT_ALLOWED(
      405,
      "Not this way",
      "This path does not have the method of the request.",
      "Take one of the methods that the header Allow names."),
  NOT_ACCEPTABLE(
      406,
      "Not in this form",
      "The header Accept leaves out the media type that is answered here.",
      "Leave Accept out, or let it be the type that detail names."),
  TOO_SLOW(
      408, "Too slow", "The whole request did not come in time.", "Send it again, without pauses."),
  TOO_LATE(
      409,
      "Too late for this call",
      "The call was once in a state that allowed this, and is no longer.",
      "Cancel a call that is being dialled or is going on; make a new call if it has ended."),
  NOT_ENDED(
      409,
      "Too early for this call",
      "This can only be done with a call that has ended.",
      "Ask again when it has ended."),
  CONFLICT(
      409,
      "Somebody was quicker",
      "It was changed by another request at the same moment.",
      "Look at it again, then repeat what you still want."),
  IDEMPOTENCY_KEY_REUSED(
      409,
      "Key used before",
      "This Idempotency-Key came with another request within the last 24 hours.",
      "Take a new key for a new request, and the same body for a repetition."),
  EMAIL_TAKEN(
      409,
      "E-mail address taken",
      "There is an account with this e-mail address.",
      "Log in, or register another one."),
  TOO_MANY_CALLS(
      409,
      "Too many open calls",
      "You have as many calls that have not ended as a user may have.",
      "Wait until some have ended, or cancel or delete what you do not need."),
  PRECONDITION_FAILED(
      412,
      "Changed meanwhile",
      "The call has changed since you got the ETag that you sent in If-Match.",
      "Get it again, and send its new ETag in If-Match."),
  TOO_LARGE(
      413,
      "Too large",
      "The body is larger than this operation takes.",
      "Shorten it to the size that detail names."),
  URI_TOO_LONG(414, "Too long", "The URL is too long.", "Shorten it."),
  NOT_JSON(
      415,
      "Only JSON here",
      "The body is not said to be JSON in UTF-8, or it is compressed.",
      "Send the body as it is, in JSON and UTF-8, with Content-Type: application/json."),
  TOO_MANY_ATTEMPTS(
      429,
      "Too many attempts",
      "There were too many attempts within a minute.",
      "Try again after the seconds that the header Retry-After names."),
  TOO_MANY_STREAMS(
      429,
      "Too many streams",
      "You have as many streams of events open as a user may have.",
      "Close one that nobody reads."),
  HEADERS_TOO_LARGE(431, "Too large", "The headers are too large.", "Send fewer."),
  UNEXPECTED(
      500,
      "Something went wrong",
      "Something went wrong on our side.",
      "Please try again; if it stays, tell us the trace id."),
  UNAVAILABLE(
      503,
      "Try again shortly",
      "This cannot be done right now.",
      "Please try again in a few seconds; after a change, look first whether it was made."),
  NO_ROOM(
      503,
      "No more streams here",
      "There is no room for another stream of events now.",
      "Try again in a moment.");

  private final int status;
  private final String title;
  private final String cause;
  private final String cure;

  ProblemKind(int status, String title, String cause, String cure) {
    this.status = status;
    this.title = title;
    this.cause = cause;
    this.cure = cure;
  }

  /// The last part of the problem's `type`, such as `too-late`. Clients may rely on it, so it must
  /// not be changed.
  String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The problem's `type`, which is the path of its page on this server.
  String path() {
    return ProblemRoutes.INDEX + "/" + slug();
  }

  int status() {
    return status;
  }

  /// The kind in a few words.
  String title() {
    return title;
  }

  String cause() {
    return cause;
  }

  String cure() {
    return cure;
  }
}
