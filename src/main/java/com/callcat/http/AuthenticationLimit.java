package com.callcat.http;

import com.callcat.config.Config;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;

/// Counts the attempts at proving who one is, so that nobody can try out passwords, addresses or
/// tokens. Each process counts for itself; all its routers share one.
public final class AuthenticationLimit {
  private final RateLimit perAccount;
  private final RateLimit perAddress;
  private final ClientAddress addresses;

  public AuthenticationLimit(Config.Auth settings, InstantSource clock) {
    this.perAccount = new RateLimit(settings.attemptsPerMinute(), clock);
    this.perAddress = new RateLimit(settings.attemptsPerMinutePerAddress(), clock);
    this.addresses = new ClientAddress(settings.behindProxy());
  }

  /// An attempt that names no account.
  ///
  /// @throws RefusalException when there were too many; here and below
  void count(RoutingContext ctx) {
    check(perAddress.take(addresses.of(ctx.request())));
  }

  /// An attempt at an account: its e-mail address in its one form, or what else names it.
  void count(RoutingContext ctx, String account) {
    count(ctx);
    check(perAccount.take(account));
  }

  private static void check(Duration wait) {
    if (wait.isPositive()) {
      throw new RefusalException(HttpRefusals.tooMany(wait));
    }
  }
}
