package com.callcat.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.ProviderReport.Stage;
import org.junit.jupiter.api.Test;

class ProviderReportBuilderTest {
  private static ProviderReportBuilder builder() {
    return new ProviderReportBuilder(Calls.PROVIDER_ID, Stage.ENDED, Payload.of("{}"));
  }

  @Test
  void each_part_comes_to_its_place() {
    var report =
        builder()
            .token("token")
            .startedAt(Calls.PICKED_UP)
            .endedAt(Calls.HUNG_UP)
            .reason("agent_hangup")
            .transcript("Agent: Hello")
            .recordingUrl("https://example.com/a.wav")
            .build();

    assertThat(report.token()).isEqualTo("token");
    assertThat(report.startedAt()).isEqualTo(Calls.PICKED_UP);
    assertThat(report.endedAt()).isEqualTo(Calls.HUNG_UP);
    assertThat(report.reason()).isEqualTo("agent_hangup");
    assertThat(report.transcript()).isEqualTo("Agent: Hello");
    assertThat(report.recordingUrl()).isEqualTo("https://example.com/a.wav");
  }

  @Test
  void what_is_not_said_is_null() {
    assertThat(builder().build())
        .extracting(
            ProviderReport::key,
            ProviderReport::token,
            ProviderReport::callerNumber,
            ProviderReport::startedAt,
            ProviderReport::endedAt,
            ProviderReport::durationSec,
            ProviderReport::reason,
            ProviderReport::transcript,
            ProviderReport::recordingUrl,
            ProviderReport::analysis)
        .containsOnlyNulls();
  }
}
