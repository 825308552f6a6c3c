package com.callcat.http;

import com.callcat.config.Config;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;

/// Limits the attempts to authenticate, so that nobody can try out passwords, addresses or tokens.
/// Each process counts for itself; all its routers share one instance.
public final class AuthenticationLimit {
  private final RateLimit perAccount;
  private final RateLimit perAddress;
  private final ClientAddress addresses;

  public AuthenticationLimit(Config.Auth settings, InstantSource clock) {
    this.perAccount = new RateLimit(settings.attemptsPerMinute(), clock);
    this.perAddress = new RateLimit(settings.attemptsPerMinutePerAddress(), clock);
    this.addresses = new ClientAddress(settings.behindProxy());
  }

  /// Counts an attempt that names no account.
  ///
  /// @throws RefusalException if there were too many attempts
  void count(RoutingContext ctx) {
    check(perAddress.take(addresses.of(ctx.request())));
  }

  /// Counts an attempt at an account.
  ///
  /// @param account its canonical e-mail address, or another name of it
  /// @throws RefusalException if there were too many attempts
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
