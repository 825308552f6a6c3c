package com.callcat.bus;

import com.callcat.call.Call;
import com.callcat.call.CallKey;
import com.callcat.call.Preferences;
import com.callcat.call.ProviderId;
import com.callcat.call.ProviderReport;
import com.callcat.call.Voice;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the Retell client is asked.
public sealed interface RetellRequest<A> extends Request<A> {
  String ADDRESS = "retell";

  @Override
  default String address() {
    return ADDRESS;
  }

  /// Longer than any request of the client to Retell may take.
  @Override
  default Duration patience() {
    return Duration.ofSeconds(150);
  }

  /// Opens a connection for the request that is to place this call, which is not claimed yet, and
  /// reserves it for some seconds. Nothing is sent. Waits in turn when too many are open.
  /// Unavailable when none was to be had.
  record Connect(Call call) implements RetellRequest<Connection> {
    @Override
    public Duration patience() {
      return Duration.ofSeconds(30);
    }
  }

  /// An open connection that the client reserves for whoever asked for it, until it is used, given
  /// back, or too old.
  record Connection(long id) {}

  /// The connection is not used after all.
  record Disconnect(Connection connection) implements RetellRequest<Done> {}

  /// Has a claimed call placed, by at most one request, which is sent at once or never. Never
  /// fails: not to know is an answer too.
  ///
  /// @param preferences of its user
  record PlaceCall(Call call, Preferences preferences, Connection connection)
      implements RetellRequest<DialAnswer> {}

  /// What came of a request to place a call.
  sealed interface DialAnswer {

    /// Retell has it.
    record Placed(ProviderReport report) implements DialAnswer {}

    /// It was surely not placed, but may be later.
    ///
    /// @param retryAfter what Retell asked for, if it did
    record RefusedForNow(String why, @Nullable Duration retryAfter) implements DialAnswer {}

    /// It was surely not placed, and no other call of this account would be: the key, the payment
    /// or the permission is missing. That may be mended.
    record AccountRefused(String why) implements DialAnswer {}

    /// It was surely not placed, and never will be.
    record RefusedForGood(String why) implements DialAnswer {}

    /// Nobody can say whether it was placed.
    ///
    /// @param sent the request has left
    record Unknown(String why, boolean sent) implements DialAnswer {}
  }

  /// Every call that carries this token, earliest first. Unavailable unless Retell said that these
  /// are all.
  record FindByToken(String token) implements RetellRequest<Reports> {}

  /// Every call that carries this key, whatever its token, earliest first. Unavailable unless
  /// Retell said that these are all.
  record FindByCall(CallKey key) implements RetellRequest<Reports> {}

  record Reports(List<ProviderReport> reports) {
    public Reports {
      reports = List.copyOf(reports);
    }
  }

  /// News of one call. NotFound when Retell does not know it, Unavailable when it cannot be asked.
  record GetCall(ProviderId providerId) implements RetellRequest<ProviderReport> {}

  /// Hangs up. Succeeds as well when the call is over already. Unavailable.
  record StopCall(ProviderId providerId) implements RetellRequest<Done> {}

  /// How many calls the account may have at a time. Unavailable.
  record ReadConcurrency() implements RetellRequest<Concurrency> {}

  /// The voices that there are. Answered from memory, or within a second or so.
  record ListVoices() implements RetellRequest<VoiceList> {
    @Override
    public Duration patience() {
      return Duration.ofSeconds(3);
    }
  }

  /// Voices by the names and ids that may be asked for.
  ///
  /// @param complete there are no others; otherwise Retell did not say what it has
  record VoiceList(List<Voice> voices, boolean complete) {
    public VoiceList {
      voices = List.copyOf(voices);
    }

    public boolean has(String voiceId) {
      return voices.stream().anyMatch(voice -> voice.voiceId().equals(voiceId));
    }
  }

  /// A limit.
  ///
  /// @param calls of ours, dialled out; what is reserved for others is not among them
  record Concurrency(int calls) {}
}
