package com.callcat.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.Bus;
import com.callcat.config.Config;
import com.callcat.store.Sealer;
import com.callcat.store.StoreVerticle;
import com.callcat.testing.DynamoDbSettings;
import com.callcat.testing.TestDynamoDb;
import com.callcat.testing.UnseenMetrics;
import com.callcat.tracing.Tracing;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The template makes what the program makes, and takes better care of it.
class TablesTest {
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void the_tables_are_those_that_the_program_makes(boolean statusIndex) throws Exception {
    var made = DynamoDbSettings.of(TestDynamoDb.emptyDatabase()).statusIndex(statusIndex).build();
    var vertx = Vertx.vertx();
    Bus.register(vertx);
    var store =
        new StoreVerticle(
            made,
            new Config.Calls(0),
            Sealer.newKeyset(),
            InstantSource.system(),
            UnseenMetrics.create(),
            Tracing.off().tracer());
    vertx.deployVerticle(store).await();
    vertx.close().await();
    var template = TestDynamoDb.emptyDatabase();
    var conditions = statusIndex ? Set.<String>of() : Set.of("Upcoming", "Completed");
    TemplateTables.read(made.tablePrefix(), conditions).create(template);
    assertThat(shapes(template)).isNotEmpty().isEqualTo(shapes(made));
  }

  @Test
  void each_is_paid_by_request_restorable_and_hard_to_lose() throws Exception {
    for (var table : TemplateTables.read("callcat-").all()) {
      var properties = table.path("Properties");
      assertThat(properties.path("BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
      assertThat(properties.path("DeletionProtectionEnabled").asBoolean()).isTrue();
      assertThat(
              properties
                  .at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                  .asBoolean())
          .isTrue();
      assertThat(table.path("DeletionPolicy").asText()).isEqualTo("Retain");
      assertThat(table.path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
    }
  }

  private static Map<String, RawTables.Shape> shapes(Config.DynamoDb database) {
    try (var tables = new RawTables(database)) {
      return tables.shapes();
    }
  }
}
