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

/// What the call repository is asked. Every failure it may answer beyond those named is
/// [com.callcat.call.Problem.Unavailable].
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

  /// Stores a new call, unless a request with the same key has made one before: then that one is
  /// the answer. Both happen together or not at all. KeyReused if the key came with another
  /// request.
  record CreateOnce(Call call, IdempotencyKey key) implements StoreRequest<Created> {}

  /// What a request with this key has made before. NotFound, or KeyReused.
  record FindCreated(UserId userId, IdempotencyKey key) implements StoreRequest<Created> {}

  /// How a client names a request, so that it can be repeated without harm.
  ///
  /// @param name what the client calls it, hashed: it may hold anything
  /// @param request a hash of the request that it names
  record IdempotencyKey(String name, String request) {}

  /// A call that is there now.
  ///
  /// @param call as it was when it was made
  /// @param replayed it had been made before
  record Created(Call call, boolean replayed) {}

  /// The call as it is in the database now. NotFound, or Forbidden when another user has it.
  record Find(CallKey key) implements StoreRequest<Call> {}

  /// A call that waits to be dialled, as this process has last written it, if it remembers that: so
  /// a claim needs no reading. Others may have written it since.
  record Recall(CallKey key) implements StoreRequest<Copy> {}

  /// A call as it was at some time.
  ///
  /// @param call null when none is at hand
  record Copy(@Nullable Call call) {}

  /// Writes the next version of a call, if the stored one is exactly one older; else Conflict.
  ///
  /// @param report what Retell sent; its data and transcript are stored first, beside what earlier
  ///   reports brought; null when there is nothing to store
  /// @param visible its user can see the difference, so it belongs into the journal
  /// @param before the version before, as it was read or written, so that only what has changed is
  ///   sent; null when it is not at hand
  record Save(Call next, @Nullable ProviderReport report, boolean visible, @Nullable Call before)
      implements StoreRequest<Call> {

    /// An answer of Retell is one whatever it was asked for.
    @Override
    public @Nullable Priority priority() {
      return report == null ? null : Priority.RETELL;
    }

    /// Of whom nobody has said that it looks as before.
    public Save(Call next, @Nullable ProviderReport report) {
      this(next, report, true, null);
    }
  }

  /// Deletes a call, if it still has this version; else Conflict.
  record Delete(Call call) implements StoreRequest<Done> {}

  /// One page of a user's calls, in the order of api.md "List". Invalid when the token is not ours.
  ///
  /// @param status null for all of them
  record ListCalls(
      UserId userId, @Nullable CallStatus status, int limit, @Nullable String nextToken)
      implements StoreRequest<CallPage> {}

  record CallPage(List<Call> calls, @Nullable String nextToken) {
    public CallPage {
      calls = List.copyOf(calls);
    }
  }

  /// A page of what must be looked at in a stretch of time, the earliest first, as the index
  /// believes. Whatever takes up no line is spread over [#SHARDS] shards by its user, so that the
  /// backlog of one is in one of them.
  ///
  /// @param after where it begins; what is due at this very instant is not among it
  /// @param until where it ends; what is due at this very instant is among it
  /// @param behind the last call of the page before; null for the first page
  /// @param limit the most that one page holds
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

  /// Calls that must be looked at, the earliest first.
  ///
  /// @param more there may be others behind the last one
  record DuePage(List<DueCall> calls, boolean more) {
    public DuePage {
      calls = List.copyOf(calls);
    }
  }

  /// Whose call has this id at Retell, as the index believes. NotFound.
  record Locate(ProviderId providerId) implements StoreRequest<CallKey> {
    @Override
    public Priority priority() {
      return Priority.RETELL;
    }
  }

  /// A call as it is now, with what Retell sent of it. NotFound, or Forbidden when another user has
  /// it.
  record FindWhole(CallKey key) implements StoreRequest<WholeCall> {}

  /// A call and what Retell sent of it.
  ///
  /// @param data whole, as JSON; null while nothing has come
  record WholeCall(Call call, @Nullable String data) {}

  /// NotFound while there is none.
  record ReadTranscript(Call call) implements StoreRequest<CallTranscript> {}

  /// Replaces the transcript, whatever Retell has sent or still sends.
  record WriteTranscript(Call call, String text) implements StoreRequest<CallTranscript> {}

  /// Adds a line to the notes. The answer is the whole transcript. Invalid when its user would have
  /// written more than [CallTranscript#MOST_WRITTEN] characters.
  record AppendTranscript(Call call, String line) implements StoreRequest<CallTranscript> {}

  /// Begins to read the journal of a user's changes, for a live stream: from now on the process
  /// hears when that journal grows, as long as it is read. Invalid when the cursor is none of this
  /// journal's.
  ///
  /// @param last where an earlier reader stopped; null begins behind the newest change
  record OpenJournal(UserId userId, @Nullable JournalCursor last)
      implements StoreRequest<JournalPage> {}

  /// What the journal has behind a place that one of its pages has named.
  record ReadJournal(UserId userId, JournalCursor from) implements StoreRequest<JournalPage> {}

  /// A stretch of the journal.
  ///
  /// @param gap changes before this page have expired, or were lost
  /// @param from where the page begins; where it was asked to, unless there is a gap
  /// @param next where it goes on
  /// @param more there surely is something to read from there
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

  /// The lease to dispatch, as it stands now.
  record ReadLease() implements StoreRequest<Lease> {
    @Override
    public Priority priority() {
      return Priority.VITAL;
    }
  }

  /// Takes the lease, or renews it, or gives it away; Conflict when it has changed since it was
  /// seen.
  ///
  /// @param holder the process that has it from now on; null for none
  record TakeLease(Lease seen, @Nullable String holder) implements StoreRequest<Lease> {
    @Override
    public Priority priority() {
      return Priority.VITAL;
    }
  }

  /// Which process dispatches.
  ///
  /// @param holder null when it is free
  /// @param beat counts on with every change, so one that stands still may be dead
  record Lease(@Nullable String holder, long beat) {}

  /// Every call that takes up a line at Retell and is due until an instant, as the index believes.
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

  /// Succeeds when the database answers.
  record Ping() implements StoreRequest<Done> {
    @Override
    public Priority priority() {
      return Priority.VITAL;
    }
  }
}
