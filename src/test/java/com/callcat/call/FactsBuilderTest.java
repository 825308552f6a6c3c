package com.callcat.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.Facts.Told;
import com.callcat.call.ProviderReport.Stage;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FactsBuilderTest {
  private static final Told REASON = new Told("agent_hangup", Stage.ENDED);
  private static final Told RECORDING = new Told("https://example.com/a.wav", Stage.ANALYZED);
  private static final Facts ALL =
      new FactsBuilder()
          .pickedUp(true)
          .callerNumber(Calls.CALLER)
          .startedAt(Calls.PICKED_UP)
          .endedAt(Calls.HUNG_UP)
          .durationSec(62)
          .reason(REASON)
          .recordingUrl(RECORDING)
          .analysis(new Analysis("Fine", List.of(), List.of(), "Positive", false))
          .reports(Set.of(new ReportId(Stage.ENDED, "")))
          .build();

  @Test
  void each_part_comes_to_its_place() {
    assertThat(ALL.startedAt()).isEqualTo(Calls.PICKED_UP);
    assertThat(ALL.endedAt()).isEqualTo(Calls.HUNG_UP);
    assertThat(ALL.reason()).isEqualTo(REASON);
    assertThat(ALL.recordingUrl()).isEqualTo(RECORDING);
  }

  @Test
  void a_copy_is_the_same_but_for_what_was_changed() {
    assertThat(FactsBuilder.of(ALL).build()).isEqualTo(ALL);
    var unreported = FactsBuilder.of(ALL).reports(Set.of()).build();
    assertThat(unreported).isNotEqualTo(ALL);
    assertThat(FactsBuilder.of(unreported).reports(ALL.reports()).build()).isEqualTo(ALL);
  }

  @Test
  void what_is_not_said_is_not_known() {
    assertThat(new FactsBuilder().build()).isEqualTo(Facts.NONE);
  }
}
