package com.callcat.store;

import com.callcat.bus.Bus;
import com.callcat.bus.CallWritten;
import com.callcat.bus.Deadline;
import com.callcat.bus.Done;
import com.callcat.bus.EntryAppended;
import com.callcat.bus.Priority;
import com.callcat.bus.StoreRequest;
import com.callcat.bus.StoreRequest.AppendTranscript;
import com.callcat.bus.StoreRequest.Create;
import com.callcat.bus.StoreRequest.CreateOnce;
import com.callcat.bus.StoreRequest.Created;
import com.callcat.bus.StoreRequest.Delete;
import com.callcat.bus.StoreRequest.Find;
import com.callcat.bus.StoreRequest.FindCreated;
import com.callcat.bus.StoreRequest.FindDue;
import com.callcat.bus.StoreRequest.FindOccupied;
import com.callcat.bus.StoreRequest.FindWhole;
import com.callcat.bus.StoreRequest.IdempotencyKey;
import com.callcat.bus.StoreRequest.ListCalls;
import com.callcat.bus.StoreRequest.Locate;
import com.callcat.bus.StoreRequest.OpenJournal;
import com.callcat.bus.StoreRequest.Ping;
import com.callcat.bus.StoreRequest.ReadJournal;
import com.callcat.bus.StoreRequest.ReadLease;
import com.callcat.bus.StoreRequest.ReadTranscript;
import com.callcat.bus.StoreRequest.Recall;
import com.callcat.bus.StoreRequest.Save;
import com.callcat.bus.StoreRequest.TakeLease;
import com.callcat.bus.StoreRequest.WholeCall;
import com.callcat.bus.StoreRequest.WriteTranscript;
import com.callcat.call.Call;
import com.callcat.call.CallKey;
import com.callcat.call.Transition;
import com.callcat.call.UserId;
import com.callcat.metrics.ProgramMetrics;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Routes each request to the class that answers it, and publishes what was written.
final class CallStore {
  private final Vertx vertx;
  private final Bus bus;
  private final Dynamo dynamo;
  private final Sealer sealer;
  private final InstantSource clock;
  private final CallItem items;
  private final CallTable calls;
  private final CreatedCalls created;
  private final Leases leases;
  private final CallLists lists;
  private final CallIndexes indexes;
  private final ProviderData data;
  private final Transcripts transcripts;
  private final TranscriptMarks marks;
  private final JournalReader changes;
  private final ProgramMetrics metrics;
  private final Settings settings;
  private final StoreState state;

  /// What all requests have in common.
  ///
  /// @param statuses tells whether the index by status is complete
  /// @param open the calls of each user that have not ended
  /// @param spread whether large values are spread over several partitions, see [Parts]
  record Settings(StatusIndex statuses, OpenCalls open, boolean spread) {}

  CallStore(
      Vertx vertx,
      Dynamo dynamo,
      Sealer sealer,
      CallItem items,
      InstantSource clock,
      ProgramMetrics metrics,
      Settings settings) {
    this(
        vertx,
        dynamo,
        sealer,
        items,
        clock,
        metrics,
        settings,
        StoreState.empty(
            vertx, dynamo.with(Priority.USER), sealer, items, clock, metrics, settings));
  }

  private CallStore(
      Vertx vertx,
      Dynamo dynamo,
      Sealer sealer,
      CallItem items,
      InstantSource clock,
      ProgramMetrics metrics,
      Settings settings,
      StoreState state) {
    this.vertx = vertx;
    this.dynamo = dynamo;
    this.sealer = sealer;
    this.clock = clock;
    this.metrics = metrics;
    this.settings = settings;
    this.state = state;
    bus = Bus.of(vertx);
    this.items = items;
    var blobs = new Blobs(vertx, sealer, new Parts(dynamo, settings.spread));
    calls = new CallTable(dynamo, items, blobs);
    created = new CreatedCalls(dynamo, calls, items, clock);
    leases = new Leases(dynamo);
    lists =
        new CallLists(
            dynamo, new ReadCalls(vertx, items), new PageTokens(sealer), settings.statuses);
    indexes = new CallIndexes(dynamo, items);
    data = new ProviderData(vertx, blobs);
    transcripts = new Transcripts(new TranscriptTable(dynamo, blobs), state.texts(), clock);
    marks = new TranscriptMarks(sealer, state.texts());
    changes = new JournalReader(new JournalTable(dynamo, clock), items);
  }

  /// Begins to listen to other processes: what they append to journals, and which users' journals
  /// they follow.
  Future<?> start() {
    return bus.onTold(state.process(), EntryAppended.class, entry -> state.heard(entry, bus))
        .compose(_ -> state.followed().start());
  }

  /// Answers a request. No more requests are sent to the database after the asker's deadline.
  Future<?> answer(StoreRequest<?> request, Deadline asker) {
    var way = dynamo.until(asker).with(Priority.here());
    return new CallStore(vertx, way, sealer, items, clock, metrics, settings, state)
        .answer(request);
  }

  private Future<?> answer(StoreRequest<?> request) {
    return switch (request) {
      case Create(var call) -> create(call);
      case CreateOnce(var call, var key) -> createOnce(call, key);
      case FindCreated(var userId, var key) -> created.find(userId, key);
      case Find(var key) -> calls.findStored(key).map(marks::learn);
      case Recall(var key) -> Future.succeededFuture(state.recent().take(key));
      case Save save -> save(save);
      case Delete(var call) -> delete(call);
      case ListCalls query -> lists.page(query);
      case FindDue due -> indexes.due(due);
      case Locate(var providerId) -> indexes.locate(providerId);
      case FindWhole(var key) -> findWhole(key);
      case ReadTranscript(var call) -> transcripts.read(call);
      case WriteTranscript(var call, var text) -> transcripts.write(call, text);
      case AppendTranscript(var call, var line) -> transcripts.append(call, line);
      case OpenJournal(var userId, var last) -> journal(userId).open(userId, last);
      case ReadJournal(var userId, var from) -> journal(userId).read(userId, from);
      case ReadLease() -> leases.read();
      case TakeLease(var seen, var holder) -> leases.take(seen, holder);
      case FindOccupied(var until) -> indexes.occupied(until);
      case Ping() -> ping();
    };
  }

  /// The reader of a user's journal. Only event streams read journals, so the user is followed from
  /// now on.
  private JournalReader journal(UserId userId) {
    state.followed().read(userId);
    return changes;
  }

  private Future<WholeCall> findWhole(CallKey key) {
    return calls
        .findStored(key)
        .compose(
            stored ->
                data.read(key, stored.data()).map(json -> new WholeCall(stored.call(), json)));
  }

  private Future<Call> create(Call call) {
    var fields = items.fields(call);
    var change = new Change(call, false, fields);
    return admit(call)
        .compose(_ -> told(calls.create(call, fields).onSuccess(_ -> made()), change, true));
  }

  private Future<?> admit(Call call) {
    return settings.open.admit(dynamo, call.key().userId());
  }

  private Future<Call> save(Save save) {
    var fields = items.fields(save.next());
    var write = write(save, fields).onSuccess(_ -> countEnd(save));
    return told(write, new Change(save.next(), false, fields), save.visible());
  }

  private void countEnd(Save save) {
    var before = save.before();
    if (save.next().status().ended() && before != null && !before.status().ended()) {
      settings.open.gone(save.next().key().userId());
    }
  }

  /// Stores a call. The data of the report is stored before it, so that a call never refers to data
  /// that does not exist.
  private Future<Call> write(Save save, CallFields fields) {
    var next = save.next();
    var report = save.report();
    if (report == null) {
      return calls.save(next, fields, save.before(), null);
    }
    return transcripts
        .store(next.key(), report)
        .compose(_ -> data.store(next.key(), report))
        .map(stored -> marks.leave(next.key(), report.providerId(), stored))
        .compose(marked -> calls.save(next, fields, save.before(), marked));
  }

  /// Publishes a write within this process, and records a visible change in the journal.
  private Future<Call> told(Future<Call> write, Change change, boolean visible) {
    return write
        .onSuccess(_ -> wrote(change.call()))
        .onComplete(
            written -> {
              if (visible) {
                journal(change, written);
              }
            });
  }

  /// Creates a call once for each key. If the key was used before, the answer is the call that was
  /// made then, even if the user now has too many calls.
  private Future<Created> createOnce(Call call, IdempotencyKey key) {
    return admit(call)
        .transform(
            admitted ->
                admitted.succeeded()
                    ? createAdmitted(call, key)
                    : created
                        .find(call.key().userId(), key)
                        .recover(_ -> Future.failedFuture(admitted.cause())));
  }

  private Future<Created> createAdmitted(Call call, IdempotencyKey key) {
    var fields = items.fields(call);
    var change = new Change(call, false, fields);
    return created
        .create(call, fields, key)
        .onComplete(
            made -> {
              if (made.failed()) {
                journal(change, made);
              } else if (made.result().replayed()) {
                settings.open.gone(call.key().userId());
              } else {
                made();
                wrote(call);
                journal(change, made);
              }
            });
  }

  private void wrote(Call call) {
    state.recent().wrote(call);
    bus.publish(CallWritten.of(call));
  }

  private void made() {
    metrics.calls.moved(List.of(Transition.CREATED));
  }

  /// Deletes a call and its transcript. If the transcript cannot be deleted now, it is left to
  /// expire.
  private Future<Done> delete(Call call) {
    var change = new Change(call, true);
    return calls
        .delete(call)
        .onSuccess(_ -> deleted(call))
        .onComplete(deleted -> journal(change, deleted))
        .compose(done -> transcripts.delete(call).map(done).otherwise(done));
  }

  private void deleted(Call call) {
    state.recent().forget(call.key());
    bus.publish(CallWritten.gone(call));
    if (!call.status().ended()) {
      settings.open.gone(call.key().userId());
    }
  }

  private void journal(Change change, AsyncResult<?> written) {
    if (written.succeeded()) {
      state.journal().append(change);
    } else if (Persistence.isUnavailable(written.cause())) {
      state.journal().findOut(change);
    }
  }

  /// Finishes the work that goes on in the background.
  Future<?> end() {
    return state.journal().end();
  }

  /// Checks that the database answers, by reading an item that does not exist.
  private Future<Done> ping() {
    var nobody =
        Map.of("userId", AttributeValue.fromN("0"), "callId", AttributeValue.fromS("ping"));
    return dynamo
        .ask(client -> client.getItem(get -> get.tableName(dynamo.tables().calls()).key(nobody)))
        .map(Done.DONE);
  }
}
