package com.callcat.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.Main;
import com.callcat.testing.ApiClient;
import com.callcat.testing.ChildProgram;
import com.callcat.testing.DeployedSettings;
import com.callcat.testing.DynamoDbProtocol;
import com.callcat.testing.Fault;
import com.callcat.testing.Faults;
import com.callcat.testing.HttpFaultProxy;
import com.callcat.testing.LongTest;
import com.callcat.testing.TestDynamoDb;
import com.callcat.testing.TestPostgres;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A process dies when Retell has answered that it places the call, as the answer is written, and
/// no webhook ever comes: the next process finds the call by its token, and nobody is rung again.
@LongTest
@Execution(ExecutionMode.CONCURRENT)
class KilledAfterAnswerTest {
  private static final String SILENT = "http://127.0.0.1:9";

  @AutoClose private final Vertx vertx = Vertx.vertx();

  private final Faults faults = new Faults();
  private final AtomicReference<@Nullable ChildProgram> victim = new AtomicReference<>();
  private final Retell retell = Retell.start(vertx, new Random(1));
  @TempDir Path logs;

  @ParameterizedTest
  @EnumSource(names = {"CUT_BEFORE", "CUT_AFTER"})
  void its_call_rings_once_and_is_completed(Fault when) throws Exception {
    var settings = settings(when);
    String id;
    try (var first = start("first", settings)) {
      var mira = ApiClient.register(first.awaitReady(), "mira@example.com");
      victim.set(first);
      id = mira.call("+15551234567");
      assertThat(first.awaitExit()).isEqualTo(128 + 9);
    }
    try (var second = start("second", settings)) {
      var mira = ApiClient.login(second.awaitReady(), "mira@example.com");
      assertThat(mira.untilEnded(id).getString("status")).isEqualTo("COMPLETED");
    }
    assertThat(retell.rings()).extracting(Retell.Ring::callId).containsExactly(id);
  }

  private ChildProgram start(String name, Map<String, String> settings) throws Exception {
    return ChildProgram.start(Main.class, logs.resolve(name), settings);
  }

  private Map<String, String> settings(Fault when) {
    var proxy = HttpFaultProxy.before(vertx, new Deadly(when), TestDynamoDb.endpoint(), faults);
    var settings =
        DeployedSettings.of(
            TestDynamoDb.database(proxy.endpoint()), TestPostgres.freshDatabase(), retell.url());
    settings.put("CALLCAT_WEBHOOK_PUBLICURL", SILENT);
    settings.put("CALLCAT_RETELL_APIKEY", Retell.KEY);
    return settings;
  }

  /// Kills whoever writes that the call is placed, before that is carried out, or just after.
  private final class Deadly implements HttpFaultProxy.Protocol {
    private final Fault when;

    Deadly(Fault when) {
      this.when = when;
    }

    @Override
    public String kind(HttpServerRequest request, Buffer body) {
      var kind = DynamoDbProtocol.BY_PURPOSE.kind(request, body);
      var writer = kind.endsWith(" PLACED") ? victim.getAndSet(null) : null;
      if (writer != null) {
        writer.end();
        faults.plan(kind, when);
      }
      return kind;
    }

    @Override
    public Object identity(HttpServerRequest request) {
      return DynamoDbProtocol.BY_PURPOSE.identity(request);
    }

    @Override
    public String broken() {
      return DynamoDbProtocol.BY_PURPOSE.broken();
    }
  }
}
