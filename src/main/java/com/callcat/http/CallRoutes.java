package com.callcat.http;

import com.callcat.bus.Bus;
import com.callcat.bus.HandlerRequest;
import com.callcat.bus.StoreRequest.FindWhole;
import com.callcat.call.Call;
import com.callcat.call.CallId;
import com.callcat.call.CallKey;
import com.callcat.call.Problem.NotFound;
import com.callcat.call.Problem.TooLate;
import com.callcat.call.ProblemException;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/// The routes about existing calls. Reading requests are sent to the store; requests that change a
/// call are sent to the handler that owns it.
final class CallRoutes {
  private static final String PATH = "/api/calls/";

  private final Bus bus;
  private final CallInput input;

  CallRoutes(Bus bus, CallInput input) {
    this.bus = bus;
    this.input = input;
  }

  /// The key of the call in a request's path. Throws NotFound if it is no id of a call.
  static CallKey key(RoutingContext ctx) {
    var callId = CallId.parse(ctx.pathParam("callId"));
    if (callId == null) {
      throw new ProblemException(new NotFound("call"));
    }
    return new CallKey(Authentication.userId(ctx), callId);
  }

  Future<?> list(RoutingContext ctx) {
    return bus.ask(ListQuery.read(Authentication.userId(ctx), ctx.queryParams()))
        .compose(
            page -> {
              var chars = page.calls().stream().mapToLong(CallJson::chars).sum();
              return JsonWriter.answer(ctx, 200, chars, json -> CallJson.write(json, page));
            });
  }

  Future<?> find(RoutingContext ctx) {
    return bus.ask(new FindWhole(key(ctx)))
        .compose(whole -> answer(ctx, whole.call(), whole.data()));
  }

  Future<?> change(RoutingContext ctx) {
    var fields = JsonBody.fields(ctx);
    return Voices.of(bus, fields)
        .map(voices -> input.edit(fields, ETags.wanted(ctx), voices))
        .compose(edit -> bus.ask(new HandlerRequest.Edit(key(ctx), edit)))
        .compose(call -> answer(ctx, 200, call));
  }

  Future<?> cancel(RoutingContext ctx) {
    return bus.ask(new HandlerRequest.Cancel(key(ctx)))
        .compose(call -> answer(ctx, cancelStatus(call), call));
  }

  Future<?> delete(RoutingContext ctx) {
    return bus.ask(new HandlerRequest.Delete(key(ctx)))
        .compose(done -> ctx.response().setStatusCode(204).end());
  }

  /// 200 if the call is cancelled, 202 if it will be hung up. Throws TooLate if the call has ended
  /// in another way before.
  private static int cancelStatus(Call call) {
    return switch (call.status()) {
      case CANCELED -> 200;
      case SCHEDULED, IN_PROGRESS -> 202;
      case COMPLETED, FAILED, NO_SHOW ->
          throw new ProblemException(new TooLate(call.key().callId(), call.status(), "cancel"));
    };
  }

  static String path(Call call) {
    return PATH + call.key().callId();
  }

  static Future<Void> answer(RoutingContext ctx, int status, Call call) {
    ETags.tell(ctx, call);
    return JsonWriter.answer(ctx, status, json -> CallJson.write(json, call, null));
  }

  private static Future<Void> answer(RoutingContext ctx, Call call, @Nullable String data) {
    ETags.tell(ctx, call);
    var chars = CallJson.chars(call) + (data == null ? 0 : data.length());
    return JsonWriter.answer(ctx, 200, chars, json -> CallJson.write(json, call, data));
  }
}
