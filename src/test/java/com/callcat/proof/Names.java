package com.callcat.proof;

import com.callcat.call.Analysis;
import com.callcat.call.Attempt;
import com.callcat.call.Call;
import com.callcat.call.CallKey;
import com.callcat.call.EndReason;
import com.callcat.call.Ending;
import com.callcat.call.Facts;
import com.callcat.call.IfUnknown;
import com.callcat.call.Payload;
import com.callcat.call.ProviderId;
import com.callcat.call.ProviderReport;
import com.callcat.call.ProviderReport.Stage;
import com.callcat.call.ProviderReportBuilder;
import com.callcat.call.ReportId;
import com.callcat.proof.Stored.End;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Maps the tokens and rings of a real call to those of the model, and the real record to the
/// model's.
final class Names {
  private final Map<String, Integer> tokens = new HashMap<>();

  /// Assigns a model token to a real one, when its claim is stored.
  void learn(Call stored, int node) {
    var attempt = stored.attempt();
    if (attempt != null) {
      tokens.putIfAbsent(attempt.token(), attempt.number() * 2 + node);
    }
  }

  @Nullable Stored model(@Nullable Call call) {
    if (call == null) {
      return null;
    }
    var attempt = call.attempt();
    var due = call.due();
    return new Stored(
        call.status(),
        attempt == null ? 0 : tokens.getOrDefault(attempt.token(), -1),
        attempt == null ? null : attempt.phase(),
        attempt == null ? 0 : attempt.lookUps(),
        due == null ? null : due.purpose(),
        call.cancelRequested(),
        ring(call.providerId()),
        end(call.ending()),
        kept(call.facts()),
        call.brief().ifUnknown() == IfUnknown.REDIAL);
  }

  private static int kept(Facts facts) {
    var pickedUp = facts.pickedUp() ? Stored.bit(Stage.STARTED) : 0;
    var stages = facts.reports().stream().map(ReportId::stage).distinct();
    return pickedUp + stages.mapToInt(Stored::bit).sum();
  }

  private static int ring(@Nullable ProviderId id) {
    return id == null ? 0 : Integer.parseInt(id.value());
  }

  private static End end(@Nullable Ending ending) {
    if (ending == null) {
      return End.NOT_YET;
    }
    return switch (ending.reason()) {
      case EndReason.DISPATCH_UNKNOWN -> End.DISPATCH_UNKNOWN;
      case EndReason.END_UNKNOWN -> End.END_UNKNOWN;
      default -> End.KNOWN;
    };
  }

  /// Retell's report about a ring.
  ///
  /// @param ours whether our hang-up has ended it
  static ProviderReport report(CallKey key, int ring, Attempt attempt, Stage stage, boolean ours) {
    var report =
        new ProviderReportBuilder(new ProviderId(Integer.toString(ring)), stage, Payload.of("{}"))
            .key(key)
            .token(attempt.token());
    if (stage == Stage.ANALYZED) {
      var analysis = new Analysis("It went well.", List.of(), List.of(), "Positive", false);
      report.reason(reason(ours)).analysis(analysis);
    }
    return report.build();
  }

  private static String reason(boolean ours) {
    return ours ? "manual_stopped" : "agent_hangup";
  }
}
