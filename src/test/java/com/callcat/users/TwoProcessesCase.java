package com.callcat.users;

import static com.callcat.users.UsersProcess.NOW;

import com.callcat.config.Config;
import com.callcat.testing.SettableClock;
import com.callcat.testing.TestPostgres;
import com.callcat.testing.TestSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// Two processes that share a database of their own, and a clock.
abstract class TwoProcessesCase {
  final SettableClock clock = new SettableClock(NOW);
  String uri;
  UsersProcess one;
  UsersProcess other;

  @BeforeEach
  void start() {
    uri = TestPostgres.freshDatabase();
    start(TestSettings.auth("unused"));
  }

  private void start(Config.Auth settings) {
    one = UsersProcess.on(uri, settings, clock);
    other = UsersProcess.on(uri, settings, clock);
  }

  void restart(Config.Auth settings) {
    stop();
    start(settings);
  }

  @AfterEach
  void stop() {
    one.close();
    other.close();
  }
}
