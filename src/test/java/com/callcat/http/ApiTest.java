package com.callcat.http;

import com.callcat.call.Call;
import com.callcat.call.CallEvent;
import com.callcat.call.Payload;
import com.callcat.call.PhoneNumber;
import com.callcat.call.ProviderId;
import com.callcat.call.ProviderReport.Stage;
import com.callcat.call.ProviderReportBuilder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceLock;

/// One running API for the tests of a class, empty at the start of each; one class has it at a
/// time.
@ResourceLock("ApiTest.api")
abstract class ApiTest {
  static final long IN_AN_HOUR = TestClock.START.plusSeconds(3600).toEpochMilli();
  static Api api;

  @BeforeAll
  static void start() {
    api = new Api();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @BeforeEach
  void reset() {
    api.reset();
  }

  static BodyPublisher nothing() {
    return BodyPublishers.noBody();
  }

  static String path(Call call) {
    return "/api/calls/" + call.key().callId();
  }

  static void report(Call call, Stage stage, @Nullable String reason) {
    var report =
        new ProviderReportBuilder(new ProviderId("call_1"), stage, Payload.of("{}"))
            .key(call.key())
            .callerNumber(new PhoneNumber("+14155550142"))
            .startedAt(TestClock.START)
            .endedAt(stage == Stage.ENDED ? TestClock.START.plusSeconds(62) : null)
            .durationSec(stage == Stage.ENDED ? 62 : null)
            .reason(reason)
            .build();
    api.engine.happens(call.key().callId(), new CallEvent.Reported(report));
  }
}
