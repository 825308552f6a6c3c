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

/// The routes that create a call: one for a scheduled time, and one for now.
final class NewCallRoutes {
  private final Bus bus;
  private final CallInput input;
  private final CallIds ids;
  private final InstantSource clock;

  /// Reads a new call from a request.
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

  /// The user's preferences, as defaults of a new call. If the request has all fields, it does not
  /// wait for them. They are read all the same, because they will be needed when the call is
  /// dialled, and are then cached.
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

  /// Answers a repeated request that is not valid any more, for example because its scheduled time
  /// has passed.
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
