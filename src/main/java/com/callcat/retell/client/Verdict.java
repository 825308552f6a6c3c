package com.callcat.retell.client;

import com.callcat.bus.ProviderHealth;
import com.callcat.bus.RetellRequest.DialAnswer;
import com.callcat.call.ProviderReport;
import com.callcat.retell.RetellJson;
import io.vertx.core.AsyncResult;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Decides what an answer to the request to place a call means. It is a refusal only if the call
/// was certainly not placed; everything that is not listed here is unknown.
final class Verdict {
  /// The outcome if the request is not sent any more, because the lease of the claim has run out.
  static final DialAnswer TOO_LATE =
      new DialAnswer.RefusedForNow("not sent: the lease is over", null);

  private static final int ERROR_READ = 16 * 1024;
  private static final int ERROR_KEPT = 200;
  private static final Pattern NUMBER = Pattern.compile("\\+?\\d(?:[\\s().-]{0,3}\\d){6,}");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

  private Verdict() {}

  /// @param report the call in the answer's body; null if it cannot be read
  static DialAnswer of(Answer answer, @Nullable ProviderReport report, Instant now) {
    if (answer.succeeded()) {
      return report == null
          ? new DialAnswer.Unknown(answer.status() + " without a readable call_id", true)
          : new DialAnswer.Placed(report);
    }
    return switch (answer.status()) {
      case 401, 402, 403 -> new DialAnswer.AccountRefused(why(answer));
      case 429 -> new DialAnswer.RefusedForNow(why(answer), RetryAfter.read(answer.headers(), now));
      case 408, 409 -> new DialAnswer.Unknown(why(answer), true);
      default ->
          answer.status() / 100 == 4
              ? new DialAnswer.RefusedForGood(why(answer))
              : new DialAnswer.Unknown(why(answer), true);
    };
  }

  /// @param failure of the request, before or after it was sent
  static DialAnswer of(Throwable failure) {
    return failure instanceof Exchange.NotSent
        ? new DialAnswer.RefusedForNow(String.valueOf(failure.getMessage()), null)
        : new DialAnswer.Unknown("no answer: " + failure.getClass().getSimpleName(), true);
  }

  /// What the outcome of such a request shows about Retell as a whole.
  static ProviderHealth health(AsyncResult<Answer> outcome) {
    if (outcome.failed()) {
      return ProviderHealth.FAILING;
    }
    var status = outcome.result().status();
    return switch (status) {
      case 401, 402, 403 -> ProviderHealth.ACCOUNT_REFUSED;
      case 408 -> ProviderHealth.FAILING;
      default -> status / 100 == 5 ? ProviderHealth.FAILING : ProviderHealth.WELL;
    };
  }

  private static String why(Answer answer) {
    var body = answer.body();
    var message = body == null || body.length > ERROR_READ ? null : RetellJson.errorMessage(body);
    var status = Integer.toString(answer.status());
    return message == null ? status : status + ": " + harmless(message);
  }

  /// Makes a message of Retell safe to log. It may repeat what we sent, so phone numbers and line
  /// breaks are removed.
  private static String harmless(String message) {
    var line = CONTROL.matcher(message).replaceAll(" ");
    var masked = NUMBER.matcher(line).replaceAll("…");
    return masked.length() <= ERROR_KEPT ? masked : masked.substring(0, ERROR_KEPT);
  }
}
