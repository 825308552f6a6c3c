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

/// The requests to the Retell client.
public sealed interface RetellRequest<A> extends Request<A> {
  String ADDRESS = "retell";

  @Override
  default String address() {
    return ADDRESS;
  }

  /// Longer than any HTTP request of the client to Retell may take.
  @Override
  default Duration patience() {
    return Duration.ofSeconds(150);
  }

  /// Opens a connection for the request that is to place this call, and reserves it for some
  /// seconds. The call is not claimed yet, and nothing is sent. Waits if too many connections are
  /// open. Fails with Unavailable if no connection could be opened.
  record Connect(Call call) implements RetellRequest<Connection> {
    @Override
    public Duration patience() {
      return Duration.ofSeconds(30);
    }
  }

  /// An open connection that is reserved until it is used, given back, or too old.
  record Connection(long id) {}

  /// Gives back a connection that is not needed after all.
  record Disconnect(Connection connection) implements RetellRequest<Done> {}

  /// Has Retell place a claimed call, by at most one request, which is sent at once or never. Never
  /// fails: if it is not known whether the call was placed, the answer says so.
  ///
  /// @param preferences those of the call's user
  record PlaceCall(Call call, Preferences preferences, Connection connection)
      implements RetellRequest<DialAnswer> {}

  /// The outcome of a request to place a call.
  sealed interface DialAnswer {

    /// Retell has the call.
    record Placed(ProviderReport report) implements DialAnswer {}

    /// Retell certainly did not place the call, but may do so later.
    ///
    /// @param retryAfter the delay that Retell asked for; null if it did not
    record RefusedForNow(String why, @Nullable Duration retryAfter) implements DialAnswer {}

    /// Retell certainly did not place the call, and would not place any other call of this account:
    /// the key, the payment or the permission is missing. The operator may correct that.
    record AccountRefused(String why) implements DialAnswer {}

    /// Retell certainly did not place the call, and never will.
    record RefusedForGood(String why) implements DialAnswer {}

    /// It is not known whether Retell placed the call.
    ///
    /// @param sent whether the request was certainly sent
    record Unknown(String why, boolean sent) implements DialAnswer {}
  }

  /// Finds every call with this token, earliest first. Fails with Unavailable unless Retell has
  /// confirmed that the list is complete.
  record FindByToken(String token) implements RetellRequest<Reports> {}

  /// Finds every call with this key, whatever its token, earliest first. Fails with Unavailable
  /// unless Retell has confirmed that the list is complete.
  record FindByCall(CallKey key) implements RetellRequest<Reports> {}

  record Reports(List<ProviderReport> reports) {
    public Reports {
      reports = List.copyOf(reports);
    }
  }

  /// Asks Retell about one call. Fails with NotFound if Retell does not know it, and with
  /// Unavailable if Retell cannot be asked.
  record GetCall(ProviderId providerId) implements RetellRequest<ProviderReport> {}

  /// Hangs up. Also succeeds if the call has ended already. Fails with Unavailable.
  record StopCall(ProviderId providerId) implements RetellRequest<Done> {}

  /// Reads how many calls the account may have at a time. Fails with Unavailable.
  record ReadConcurrency() implements RetellRequest<Concurrency> {}

  /// Lists the voices. Answered from memory, or within about a second.
  record ListVoices() implements RetellRequest<VoiceList> {
    @Override
    public Duration patience() {
      return Duration.ofSeconds(3);
    }
  }

  /// The voices, with the names and ids that a call may ask for.
  ///
  /// @param complete whether there are no others; false if Retell's list could not be read
  record VoiceList(List<Voice> voices, boolean complete) {
    public VoiceList {
      voices = List.copyOf(voices);
    }

    public boolean has(String voiceId) {
      return voices.stream().anyMatch(voice -> voice.voiceId().equals(voiceId));
    }
  }

  /// The limit of concurrent calls.
  ///
  /// @param calls how many outbound calls we may have; lines that are reserved for others are not
  ///   included
  record Concurrency(int calls) {}
}
