package com.callcat.http;

import com.callcat.bus.Bus;
import com.callcat.bus.StoreRequest.AppendTranscript;
import com.callcat.bus.StoreRequest.Find;
import com.callcat.bus.StoreRequest.ReadTranscript;
import com.callcat.bus.StoreRequest.WriteTranscript;
import com.callcat.call.Call;
import com.callcat.call.CallTranscript;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/// The routes of a call's transcript. The call is read first, to check that it belongs to the user.
final class TranscriptRoutes {
  private final Bus bus;

  TranscriptRoutes(Bus bus) {
    this.bus = bus;
  }

  Future<?> read(RoutingContext ctx) {
    return answer(
        ctx, call -> bus.ask(new ReadTranscript(call)).recover(TranscriptRoutes::noTranscript));
  }

  Future<?> replace(RoutingContext ctx) {
    var text = TranscriptInput.whole(JsonBody.fields(ctx));
    return answer(ctx, call -> bus.ask(new WriteTranscript(call, text)));
  }

  Future<?> append(RoutingContext ctx) {
    var line = TranscriptInput.line(JsonBody.fields(ctx));
    return answer(ctx, call -> bus.ask(new AppendTranscript(call, line)));
  }

  private Future<?> answer(RoutingContext ctx, Function<Call, Future<CallTranscript>> question) {
    var key = CallRoutes.key(ctx);
    return bus.ask(new Find(key))
        .compose(question)
        .map(CallTranscript::whole)
        .compose(
            text ->
                JsonWriter.answer(
                    ctx,
                    200,
                    text.length(),
                    json -> {
                      json.writeStartObject();
                      json.writeStringField("callId", key.callId().toString());
                      json.writeStringField("transcriptText", text);
                      json.writeEndObject();
                    }));
  }

  private static Future<CallTranscript> noTranscript(Throwable failure) {
    return Future.failedFuture(
        Absent.is(failure)
            ? new RefusalException(new Refusal(ProblemKind.NO_TRANSCRIPT))
            : failure);
  }
}
