package com.callcat.retell.client;

import com.callcat.bus.ProviderHealth;
import com.callcat.bus.RetellRequest.DialAnswer;
import com.callcat.call.ProviderReport;
import com.callcat.retell.RetellJson;
import io.vertx.core.AsyncResult;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Says what an answer to the request for a call means. Only what surely was not placed counts as
/// refused; whatever is not listed here is unknown (retell/contract.md §4, §5).
final class Verdict {
  /// Of a request that is not made any more, because the claim's lease is over.
  static final DialAnswer TOO_LATE =
      new DialAnswer.RefusedForNow("not sent: the lease is over", null);

  private static final int ERROR_READ = 16 * 1024;
  private static final int ERROR_KEPT = 200;
  private static final Pattern NUMBER = Pattern.compile("\\+?\\d(?:[\\s().-]{0,3}\\d){6,}");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

  private Verdict() {}

  /// @param report what the answer's body says of the call, if it is readable
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

  /// @param failure before or after the request was sent
  static DialAnswer of(Throwable failure) {
    return failure instanceof Exchange.NotSent
        ? new DialAnswer.RefusedForNow(String.valueOf(failure.getMessage()), null)
        : new DialAnswer.Unknown("no answer: " + failure.getClass().getSimpleName(), true);
  }

  /// What the outcome of such a request tells of Retell as a whole (retell/contract.md §4).
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

  /// Retell may repeat what we sent: no telephone number gets through, and no second log line.
  private static String harmless(String message) {
    var line = CONTROL.matcher(message).replaceAll(" ");
    var masked = NUMBER.matcher(line).replaceAll("…");
    return masked.length() <= ERROR_KEPT ? masked : masked.substring(0, ERROR_KEPT);
  }
}
