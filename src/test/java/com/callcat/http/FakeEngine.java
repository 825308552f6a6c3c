package com.callcat.http;

import com.callcat.bus.Bus;
import com.callcat.bus.Done;
import com.callcat.bus.HandlerRequest;
import com.callcat.bus.RetellRequest;
import com.callcat.bus.RetellRequest.ListVoices;
import com.callcat.bus.RetellRequest.VoiceList;
import com.callcat.bus.StoreRequest;
import com.callcat.bus.StoreRequest.CallPage;
import com.callcat.bus.StoreRequest.DuePage;
import com.callcat.bus.StoreRequest.IdempotencyKey;
import com.callcat.bus.StoreRequest.WholeCall;
import com.callcat.bus.UserRequest;
import com.callcat.call.Call;
import com.callcat.call.CallEvent;
import com.callcat.call.CallId;
import com.callcat.call.CallKey;
import com.callcat.call.CallRules;
import com.callcat.call.CallTranscript;
import com.callcat.call.Decision;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.call.Timings;
import com.callcat.call.TimingsBuilder;
import com.callcat.call.UserId;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Stands in for the store, the handlers and the users: in memory, by the real rules.
final class FakeEngine extends VerticleBase {
  private static final VoiceList NO_VOICES = new VoiceList(List.of(), false);

  final Map<CallId, Call> calls = new ConcurrentHashMap<>();
  private final Map<String, Map.Entry<IdempotencyKey, Call>> once = new ConcurrentHashMap<>();
  final Map<CallId, String> data = new ConcurrentHashMap<>();
  final Map<CallId, CallTranscript> transcripts = new ConcurrentHashMap<>();
  final FakeUsers users;
  final FakeJournal journal = new FakeJournal();
  final List<Object> asked = new CopyOnWriteArrayList<>();
  final CallRules rules = new CallRules(standardTimings());
  private final InstantSource clock;

  /// What Retell has.
  volatile VoiceList voices = NO_VOICES;

  volatile @Nullable RuntimeException voicesFail;

  /// When set, everything fails with it.
  volatile @Nullable Supplier<? extends RuntimeException> failure;

  /// When set, the store answers it, whatever it was asked.
  volatile @Nullable Object wrongAnswer;

  /// No call is made any more.
  volatile boolean quotaUsedUp;

  FakeEngine(InstantSource clock) {
    this.clock = clock;
    this.users = new FakeUsers(clock);
  }

  static Timings standardTimings() {
    return new TimingsBuilder().longestCall(Duration.ofHours(2)).build();
  }

  @Override
  public Future<?> start() {
    var bus = Bus.of(vertx);
    users.start(bus);
    var serving = new ArrayList<Future<?>>();
    serving.add(bus.serve("calls.store", StoreRequest.class, this::store));
    serving.add(bus.serve("users", UserRequest.class, this::user));
    serving.add(bus.serve(RetellRequest.ADDRESS, ListVoices.class, this::voices));
    for (var lane = 0; lane < HandlerRequest.LANES; lane++) {
      serving.add(bus.serve(HandlerRequest.address(lane), HandlerRequest.class, this::handle));
    }
    return Future.all(serving);
  }

  void happens(CallId callId, CallEvent event) {
    apply(callId, event);
  }

  void reset() {
    failure = null;
    wrongAnswer = null;
    quotaUsedUp = false;
    voices = NO_VOICES;
    voicesFail = null;
    asked.clear();
    journal.reset();
    List.of(calls, once, data, transcripts).forEach(Map::clear);
    users.reset();
  }

  private void note(Object request) {
    asked.add(request);
    if (failure != null) {
      throw failure.get();
    }
  }

  private Future<?> store(StoreRequest<?> request) {
    note(request);
    return Future.succeededFuture(wrongAnswer != null ? wrongAnswer : stored(request));
  }

  private Object stored(StoreRequest<?> request) {
    return switch (request) {
      case StoreRequest.Create(Call call) -> made(call);
      case StoreRequest.CreateOnce(Call call, IdempotencyKey key) -> created(call, key);
      case StoreRequest.FindCreated(UserId userId, IdempotencyKey key) -> created(userId, key);
      case StoreRequest.Find(CallKey key) -> found(key);
      case StoreRequest.Recall _ -> new StoreRequest.Copy(null);
      case StoreRequest.ListCalls list -> page(list);
      case StoreRequest.FindWhole(CallKey key) -> new WholeCall(found(key), data.get(key.callId()));
      case StoreRequest.ReadTranscript(Call call) -> present(transcripts.get(call.key().callId()));
      case StoreRequest.WriteTranscript(Call call, String text) -> wrote(call, text);
      case StoreRequest.AppendTranscript(Call call, String line) ->
          transcripts.compute(call.key().callId(), (_, old) -> CallTranscript.add(old, line));
      case StoreRequest.Delete(Call call) -> Done.DONE;
      case StoreRequest.Save save -> kept(save.next());
      case StoreRequest.OpenJournal open -> journal.open(open);
      case StoreRequest.ReadJournal read -> journal.read(read.userId(), read.from());
      case StoreRequest.FindDue due -> new DuePage(List.of(), false);
      case StoreRequest.Locate locate -> throw problem(new Problem.NotFound("call"));
      case StoreRequest.ReadLease lease -> new StoreRequest.Lease(null, 0);
      case StoreRequest.TakeLease lease -> throw problem(new Problem.Conflict("the lease"));
      case StoreRequest.FindOccupied occupied -> new StoreRequest.Occupied(List.of());
      case StoreRequest.Ping ping -> Done.DONE;
    };
  }

  private Future<VoiceList> voices(ListVoices request) {
    note(request);
    return voicesFail == null ? Future.succeededFuture(voices) : Future.failedFuture(voicesFail);
  }

  private Future<?> handle(HandlerRequest<?> request) {
    note(request);
    var found = found(request.key());
    return Future.succeededFuture(
        switch (request) {
          case HandlerRequest.Edit edit -> apply(edit, edit.edit());
          case HandlerRequest.Cancel cancel -> apply(cancel, new CallEvent.Cancel());
          case HandlerRequest.Delete delete -> apply(delete, new CallEvent.Delete());
          case HandlerRequest.Finalize(var key, var findings) ->
              apply(key.callId(), new CallEvent.Finalize(findings));
          case HandlerRequest.Due due -> found;
          case HandlerRequest.Report report -> Done.DONE;
        });
  }

  private Future<?> user(UserRequest<?> request) {
    note(request);
    return users.answer(request);
  }

  private Object apply(HandlerRequest<?> request, CallEvent event) {
    return apply(request.key().callId(), event);
  }

  private Object apply(CallId callId, CallEvent event) {
    var call = Objects.requireNonNull(calls.get(callId));
    return switch (rules.decide(call, event, clock.instant())) {
      case Decision.Moved moved -> kept(moved.next());
      case Decision.Unchanged unchanged -> call;
      case Decision.Gone gone -> {
        calls.remove(callId);
        yield Done.DONE;
      }
      case Decision.Refused(Problem problem) -> throw problem(problem);
    };
  }

  private StoreRequest.Created created(Call call, IdempotencyKey key) {
    if (once.putIfAbsent(named(call.key().userId(), key), Map.entry(key, call)) != null) {
      return created(call.key().userId(), key);
    }
    return new StoreRequest.Created(made(call), false);
  }

  private StoreRequest.Created created(UserId userId, IdempotencyKey key) {
    var made = once.get(named(userId, key));
    if (made == null) {
      throw problem(new Problem.NotFound("key"));
    }
    if (!made.getKey().equals(key)) {
      throw problem(new Problem.KeyReused());
    }
    return new StoreRequest.Created(made.getValue(), true);
  }

  private static String named(UserId userId, IdempotencyKey key) {
    return userId + "/" + key.name();
  }

  private Call made(Call call) {
    if (quotaUsedUp) {
      throw problem(new Problem.TooManyCalls(10_000));
    }
    return kept(call);
  }

  private Call kept(Call call) {
    calls.put(call.key().callId(), call);
    return call;
  }

  private CallTranscript wrote(Call call, String text) {
    var written = new CallTranscript(text, null);
    transcripts.put(call.key().callId(), written);
    return written;
  }

  private Call found(CallKey key) {
    var call = calls.get(key.callId());
    if (call == null) {
      throw problem(new Problem.NotFound("call"));
    }
    if (!call.key().equals(key)) {
      throw problem(new Problem.Forbidden("call"));
    }
    return call;
  }

  private CallPage page(StoreRequest.ListCalls list) {
    if ("altered".equals(list.nextToken())) {
      throw problem(Problem.Invalid.of("nextToken", "is not one of this list"));
    }
    var mine =
        calls.values().stream()
            .filter(call -> call.key().userId().equals(list.userId()))
            .filter(call -> list.status() == null || call.status() == list.status())
            .toList();
    var full = mine.size() > list.limit();
    return new CallPage(full ? mine.subList(0, list.limit()) : mine, full ? "more" : null);
  }

  private static <T> T present(@Nullable T text) {
    if (text == null) {
      throw problem(new Problem.NotFound("data"));
    }
    return text;
  }

  private static ProblemException problem(Problem problem) {
    return new ProblemException(problem);
  }
}
