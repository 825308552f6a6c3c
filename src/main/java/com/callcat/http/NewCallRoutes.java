package com.callcat.http;

import com.callcat.bus.Bus;
import com.callcat.bus.StoreRequest.Create;
import com.callcat.bus.StoreRequest.CreateOnce;
import com.callcat.bus.StoreRequest.Created;
import com.callcat.bus.StoreRequest.FindCreated;
import com.callcat.bus.StoreRequest.IdempotencyKey;
import com.callcat.bus.UserRequest.RecallPreferences;
import com.callcat.call.Brief;
import com.callcat.call.Call;
import com.callcat.call.CallKey;
import com.callcat.call.Preferences;
import com.callcat.call.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The two requests that make a call, one at its time and one now (api.md "Calls", "Create").
final class NewCallRoutes {
  private final Bus bus;
  private final CallInput input;
  private final CallIds ids;
  private final InstantSource clock;

  /// Reads what is wanted of a new call.
  private interface Reader {
    Brief read(Fields fields, Instant now, Preferences preferences, Voices voices);
  }

  NewCallRoutes(Bus bus, CallInput input, CallIds ids, InstantSource clock) {
    this.bus = bus;
    this.input = input;
    this.ids = ids;
    this.clock = clock;
  }

  Future<?> create(RoutingContext ctx) {
    return create(ctx, input::brief);
  }

  Future<?> createInstant(RoutingContext ctx) {
    return create(ctx, input::instantBrief);
  }

  private Future<?> create(RoutingContext ctx, Reader reader) {
    var fields = JsonBody.fields(ctx);
    var key = IdempotencyKeys.of(ctx, fields);
    var preferences = preferences(ctx, fields);
    var voices = Voices.of(bus, fields);
    return Future.all(preferences, voices)
        .map(known -> brief(reader, fields, preferences.result(), voices.result()))
        .compose(brief -> created(ctx, key, brief))
        .compose(created -> answer(ctx, created));
  }

  /// What the user wishes where the call does not say it. A call that says it all does not wait for
  /// that, but has it read all the same: it is wanted again when the call is dialled.
  private Future<Preferences> preferences(RoutingContext ctx, Fields fields) {
    var preferences = bus.ask(new RecallPreferences(Authentication.userId(ctx)));
    return fields.has("aiLanguage") && fields.has("voiceId")
        ? Future.succeededFuture(Preferences.DEFAULT)
        : preferences;
  }

  private static Function<Instant, Brief> brief(
      Reader reader, Fields fields, Preferences preferences, Voices voices) {
    return now -> reader.read(fields, now, preferences, voices);
  }

  private Future<Created> created(
      RoutingContext ctx, @Nullable IdempotencyKey key, Function<Instant, Brief> brief) {
    var now = Instant.ofEpochMilli(clock.millis());
    Call call;
    try {
      var callKey = new CallKey(Authentication.userId(ctx), ids.next());
      call = Call.scheduled(callKey, brief.apply(now), now);
    } catch (ProblemException invalid) {
      return replayed(ctx, key, invalid);
    }
    return key == null
        ? bus.ask(new Create(call)).map(made -> new Created(made, false))
        : bus.ask(new CreateOnce(call, key));
  }

  /// What was good when it was first sent may not be so any more: its time has passed.
  private Future<Created> replayed(
      RoutingContext ctx, @Nullable IdempotencyKey key, ProblemException invalid) {
    return key == null
        ? Future.failedFuture(invalid)
        : bus.ask(new FindCreated(Authentication.userId(ctx), key))
            .recover(failure -> Future.failedFuture(Absent.is(failure) ? invalid : failure));
  }

  private static Future<Void> answer(RoutingContext ctx, Created created) {
    var call = created.call();
    ctx.response().putHeader(HttpHeaders.LOCATION, CallRoutes.path(call));
    if (created.replayed()) {
      ctx.response().putHeader("Idempotent-Replayed", "true");
    }
    return CallRoutes.answer(ctx, 201, call);
  }
}
