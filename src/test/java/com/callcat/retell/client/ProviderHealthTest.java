package com.callcat.retell.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.Bus;
import com.callcat.bus.ProviderHealth;
import com.callcat.bus.RetellRequest.Connect;
import com.callcat.testing.Eventually;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Everybody is told what a request for a call says of Retell as a whole.
class ProviderHealthTest extends RetellClientCase {
  private final BlockingQueue<ProviderHealth> heard = new LinkedBlockingQueue<>();

  @ParameterizedTest
  @CsvSource({
    "201 Created,WELL",
    "422 No,WELL",
    "429 Wait,WELL",
    "401 No,ACCOUNT_REFUSED",
    "402 Pay,ACCOUNT_REFUSED",
    "403 No,ACCOUNT_REFUSED",
    "408 Late,FAILING",
    "500 No,FAILING",
    "503 No,FAILING"
  })
  void by_its_status(String status, ProviderHealth health) throws Exception {
    listen();
    retell.answers(status, "{}");
    place(Samples.claimed());
    assertThat(heard.poll(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(health);
  }

  @Test
  void one_that_cannot_be_reached_is_failing() throws Exception {
    listen();
    deploy("http://127.0.0.1:1/", PATIENT);
    assertUnavailable(new Connect(Samples.claimed()));
    assertThat(heard.poll(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .isEqualTo(ProviderHealth.FAILING);
  }

  private void listen() {
    Bus.of(vertx).onProviderHealth(heard::add).await();
  }
}
