package com.callcat.bus;

import com.callcat.call.Call;
import com.callcat.call.CallKey;
import com.callcat.call.CallStatus;
import com.callcat.call.CallTranscript;
import com.callcat.call.ProviderId;
import com.callcat.call.ProviderReport;
import com.callcat.call.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The requests to the call repository. Each may fail with the problems that its comment names, and
/// with [com.callcat.call.Problem.Unavailable].
public sealed interface StoreRequest<A> extends Request<A> {

  @Override
  default String address() {
    return "calls.store";
  }

  @Override
  default Duration patience() {
    return Duration.ofSeconds(10);
  }

  /// Stores a new call. Conflict if its id is taken.
  record Create(Call call) implements StoreRequest<Call> {}

  /// Stores a new call and the key in one transaction. If a request with the same key has created a
  /// call before, that one is the answer. KeyReused if the key was used for another request.
  record CreateOnce(Call call, IdempotencyKey key) implements StoreRequest<Created> {}

  /// Finds the call that a request with this key has created. NotFound, or KeyReused.
  record FindCreated(UserId userId, IdempotencyKey key) implements StoreRequest<Created> {}

  /// The key by which a client names a request, so that it can be repeated without harm.
  ///
  /// @param name a hash of the client's key, which may contain anything
  /// @param request a hash of the request
  record IdempotencyKey(String name, String request) {}

  /// A call that was created.
  ///
  /// @param call the call as it was when it was created
  /// @param replayed whether an earlier request has created it
  record Created(Call call, boolean replayed) {}

  /// Reads a call from the database. NotFound, or Forbidden if it belongs to another user.
  record Find(CallKey key) implements StoreRequest<Call> {}

  /// Returns the copy of a call that this process has last written, if it is still in memory and
  /// the call waits to be dialled. So the call can be claimed without being read. Another process
  /// may have written it since.
  record Recall(CallKey key) implements StoreRequest<Copy> {}

  /// A copy of a call, which may be out of date.
  ///
  /// @param call null if there is no copy
  record Copy(@Nullable Call call) {}

  /// Writes the next version of a call, if the stored one is exactly one older; else Conflict.
  ///
  /// @param report the report of Retell that led to this version. Its data and transcript are
  ///   stored before the call, in addition to those of earlier reports. Null if there is none to
  ///   store
  /// @param visible whether the user can see a difference, so that the change is recorded in the
  ///   journal
  /// @param before the version before, as it was read or written, so that only the changed
  ///   attributes are sent; null if it is not known
  record Save(Call next, @Nullable ProviderReport report, boolean visible, @Nullable Call before)
      implements StoreRequest<Call> {

    /// A write with a report of Retell has Retell's priority, whichever request it is made for.
    @Override
    public @Nullable Priority priority() {
      return report == null ? null : Priority.RETELL;
    }

    /// Writes a version that the user can see a difference in, without the version before.
    public Save(Call next, @Nullable ProviderReport report) {
      this(next, report, true, null);
    }
  }

  /// Deletes a call, if it still has this version; else Conflict.
  record Delete(Call call) implements StoreRequest<Done> {}

  /// Reads one page of a user's calls: first the calls that have not ended, soonest first, then
  /// those that have, most recent first. Invalid if the token was not made by us for this list.
  ///
  /// @param status the status of the calls; null for all calls
  record ListCalls(
      UserId userId, @Nullable CallStatus status, int limit, @Nullable String nextToken)
      implements StoreRequest<CallPage> {}

  record CallPage(List<Call> calls, @Nullable String nextToken) {
    public CallPage {
      calls = List.copyOf(calls);
    }
  }

  /// Reads a page of the index of due calls in a period of time, the earliest first. Calls that
  /// take up no line are spread over [#SHARDS] shards by their user, so that the backlog of a user
  /// is in a single shard.
  ///
  /// @param after the begin of the period (exclusive)
  /// @param until the end of the period (inclusive)
  /// @param behind the last call of the page before; null for the first page
  /// @param limit the most calls on a page
  record FindDue(int shard, Instant after, Instant until, @Nullable DueCall behind, int limit)
      implements StoreRequest<DuePage> {
    public static final int SHARDS = 16;

    @Override
    public Priority priority() {
      return Priority.DIALLING;
    }

    public static int shard(UserId userId) {
      return Math.floorMod(Long.hashCode(userId.value()), SHARDS);
    }
  }

  /// Calls that are due, the earliest first.
  ///
  /// @param more whether there may be more calls after the last one
  record DuePage(List<DueCall> calls, boolean more) {
    public DuePage {
      calls = List.copyOf(calls);
    }
  }

  /// Finds the call with this id of Retell in the index. NotFound.
  record Locate(ProviderId providerId) implements StoreRequest<CallKey> {
    @Override
    public Priority priority() {
      return Priority.RETELL;
    }
  }

  /// Reads a call with the data that Retell has sent about it. NotFound, or Forbidden if it belongs
  /// to another user.
  record FindWhole(CallKey key) implements StoreRequest<WholeCall> {}

  /// A call and the data that Retell has sent about it.
  ///
  /// @param data all of the data, as JSON; null if there is none yet
  record WholeCall(Call call, @Nullable String data) {}

  /// Reads the transcript of a call. NotFound if there is none.
  record ReadTranscript(Call call) implements StoreRequest<CallTranscript> {}

  /// Replaces the transcript. The user's text then counts instead of Retell's, even if Retell sends
  /// one later.
  record WriteTranscript(Call call, String text) implements StoreRequest<CallTranscript> {}

  /// Adds a line to the notes. The answer is the whole transcript. Invalid if the user would have
  /// written more than [CallTranscript#MOST_WRITTEN] characters.
  record AppendTranscript(Call call, String line) implements StoreRequest<CallTranscript> {}

  /// Begins to read the journal of a user's changes, for an event stream. From now on, as long as
  /// the journal is read, this process is notified when it grows. Invalid if the cursor does not
  /// belong to this journal.
  ///
  /// @param last where an earlier reader has stopped; null to begin after the newest change
  record OpenJournal(UserId userId, @Nullable JournalCursor last)
      implements StoreRequest<JournalPage> {}

  /// Reads the journal from a place on that one of its pages has named.
  record ReadJournal(UserId userId, JournalCursor from) implements StoreRequest<JournalPage> {}

  /// A page of the journal.
  ///
  /// @param gap whether changes before this page have expired or were lost
  /// @param from where the page begins: at the requested place, unless there is a gap
  /// @param next where the next page begins
  /// @param more whether there certainly is something to read from there
  record JournalPage(
      boolean gap,
      JournalCursor from,
      List<JournalChange> changes,
      JournalCursor next,
      boolean more) {
    public JournalPage {
      changes = List.copyOf(changes);
    }
  }

  /// Reads the lease of the leader.
  record ReadLease() implements StoreRequest<Lease> {
    @Override
    public Priority priority() {
      return Priority.VITAL;
    }
  }

  /// Takes, renews or releases the lease. Conflict if it has changed since it was read.
  ///
  /// @param holder the process that has it from now on; null to release it
  record TakeLease(Lease seen, @Nullable String holder) implements StoreRequest<Lease> {
    @Override
    public Priority priority() {
      return Priority.VITAL;
    }
  }

  /// The lease of the leader, which is the process that dispatches.
  ///
  /// @param holder the leader; null if the lease is free
  /// @param beat a counter that grows with every renewal; if it does not grow, the leader may be
  ///   dead
  record Lease(@Nullable String holder, long beat) {}

  /// Reads from the index every call that takes up a line at Retell and is due until an instant.
  record FindOccupied(Instant until) implements StoreRequest<Occupied> {
    @Override
    public Priority priority() {
      return Priority.DIALLING;
    }
  }

  record Occupied(List<DueCall> calls) {
    public Occupied {
      calls = List.copyOf(calls);
    }
  }

  /// Succeeds if the database answers.
  record Ping() implements StoreRequest<Done> {
    @Override
    public Priority priority() {
      return Priority.VITAL;
    }
  }
}
