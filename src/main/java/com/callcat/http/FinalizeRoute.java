package com.callcat.http;

import com.callcat.bus.AnalysisRequest.Analyse;
import com.callcat.bus.Bus;
import com.callcat.bus.HandlerRequest;
import com.callcat.bus.StoreRequest.Find;
import com.callcat.bus.StoreRequest.ReadTranscript;
import com.callcat.bus.UserRequest.RecallPreferences;
import com.callcat.call.Call;
import com.callcat.call.CallTranscript;
import com.callcat.call.Conversation;
import com.callcat.call.Preferences;
import com.callcat.call.Problem.NotEnded;
import com.callcat.call.ProblemException;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The route that has an ended call analysed, from its current transcript. Retell's own analysis is
/// kept; the findings fill the parts that it left empty.
final class FinalizeRoute {
  private final Bus bus;

  FinalizeRoute(Bus bus) {
    this.bus = bus;
  }

  Future<?> answer(RoutingContext ctx) {
    return bus.ask(new Find(CallRoutes.key(ctx)))
        .compose(this::conversation)
        .compose(conversation -> bus.ask(new Analyse(conversation)))
        .compose(found -> bus.ask(new HandlerRequest.Finalize(CallRoutes.key(ctx), found)))
        .compose(call -> CallRoutes.answer(ctx, 200, call));
  }

  private Future<Conversation> conversation(Call call) {
    if (!call.status().ended()) {
      throw new ProblemException(new NotEnded(call.key().callId(), call.status()));
    }
    var transcript = Absent.orNull(bus.ask(new ReadTranscript(call)));
    var preferences = bus.ask(new RecallPreferences(call.key().userId()));
    return Future.all(transcript, preferences)
        .map(read -> conversation(call, transcript.result(), preferences.result()));
  }

  private static Conversation conversation(
      Call call, @Nullable CallTranscript transcript, Preferences preferences) {
    var ending = Objects.requireNonNull(call.ending());
    var startedAt = call.facts().startedAt();
    var heldAt = startedAt == null ? ending.completedAt() : startedAt;
    return new Conversation(
        call.brief().calleeName(),
        call.brief().subject(),
        call.brief().prompt(),
        call.brief().aiLanguage(),
        heldAt.atZone(preferences.timezone().zone()),
        call.status(),
        ending,
        transcript);
  }
}
