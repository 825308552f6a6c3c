package com.callcat.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.Bus;
import com.callcat.bus.Done;
import com.callcat.bus.StoreRequest.Ping;
import com.callcat.testing.TestDynamoDb;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StoreStartTest {
  @Test
  void several_instances_may_start_at_once() {
    var vertx = Vertx.vertx();
    Bus.register(vertx);
    var settings = TestDynamoDb.emptyDatabase();
    var keyset = Sealer.newKeyset();
    vertx
        .deployVerticle(
            () -> new StoreVerticle(settings, keyset, () -> Instant.EPOCH),
            new DeploymentOptions().setInstances(4))
        .await();
    assertThat(Bus.of(vertx).ask(new Ping()).await()).isEqualTo(Done.DONE);
    vertx.close().await();
  }
}
