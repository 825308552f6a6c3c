package com.callcat.retell.client;

import com.callcat.bus.CallerContext;
import com.callcat.bus.RetellRequest.VoiceList;
import com.callcat.call.Call;
import com.callcat.call.Voice;
import com.callcat.log.CallLine;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The voices of the account: those that the settings name, and those that Retell lists. Retell's
/// list is cached, and read again if it is older than an hour when it is needed. Callers wait for
/// Retell for at most a second. As long as the list could not be read, every id counts as a
/// possible voice.
final class VoiceCatalog {
  private static final Logger LOG = LoggerFactory.getLogger(VoiceCatalog.class);
  private static final Duration FRESH = Duration.ofHours(1);
  private static final Duration RETRY = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Voice AGENTS_OWN = Voice.of(Voice.OF_THE_AGENT, "The agent's own voice");

  private final Map<String, String> names;
  private final Supplier<Future<List<Voice>>> retell;
  private final InstantSource clock;
  private List<Voice> listed = List.of();
  private boolean told;
  private Instant nextReading = Instant.MIN;
  private Future<?> reading = Future.succeededFuture();

  /// @param names the names in the settings, and the ids of their voices
  /// @param retell reads Retell's list
  VoiceCatalog(
      Map<String, String> names, Supplier<Future<List<Voice>>> retell, InstantSource clock) {
    this.names = new LinkedHashMap<>(names);
    this.names.remove(Voice.OF_THE_AGENT);
    this.retell = retell;
    this.clock = clock;
  }

  Future<VoiceList> list() {
    return upToDate().map(now -> new VoiceList(all(), isComplete()));
  }

  /// Completes when the list is up to date, or cannot be read soon, if the call's voice needs the
  /// list.
  Future<?> look(Call call) {
    var voice = call.brief().voiceId();
    return voice == null || isKnown(voice) ? Future.succeededFuture() : upToDate();
  }

  private boolean isKnown(String voice) {
    return isNamed(voice) || isListed(voice);
  }

  /// The voice that Retell is asked for, according to the current list. If a voice does not exist
  /// any more, the agent's own is used, because the call matters more than the voice.
  ///
  /// @return null for the agent's own voice
  @Nullable String idFor(Call call) {
    var voice = call.brief().voiceId();
    if (voice == null || voice.equals(Voice.OF_THE_AGENT)) {
      return null;
    }
    return isComplete() && !isKnown(voice) ? agentsOwn(call) : names.getOrDefault(voice, voice);
  }

  /// Falls back to the agent's own voice. The log does not show the voice that the user wrote,
  /// because it may be any text.
  private static @Nullable String agentsOwn(Call call) {
    CallLine.of(LOG.atWarn(), call)
        .log("the voice of the call is not there any more, the agent speaks in its own");
    return null;
  }

  /// Begins to read the list, if that is due. Completes when it is read, or after the longest wait.
  Future<?> upToDate() {
    if (reading.isComplete() && !clock.instant().isBefore(nextReading)) {
      reading = retell.get().onSuccess(this::take).onFailure(_ -> cannotTell());
    }
    return CallerContext.bring(reading)
        .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .otherwiseEmpty();
  }

  private void take(List<Voice> voices) {
    listed = voices;
    told = true;
    nextReading = clock.instant().plus(FRESH);
    names.forEach(
        (name, id) -> {
          if (!isListed(id)) {
            LOG.warn("retell.voices: {} is {}, which Retell does not list", name, id);
          }
        });
  }

  private void cannotTell() {
    LOG.warn("Retell does not list its voices: any voice is accepted until it does");
    told = false;
    nextReading = clock.instant().plus(RETRY);
  }

  /// Whether the list was read and is not out of date.
  private boolean isComplete() {
    return told && clock.instant().isBefore(nextReading);
  }

  private boolean isListed(String id) {
    return find(id) != null;
  }

  private @Nullable Voice find(String id) {
    for (var voice : listed) {
      if (voice.voiceId().equals(id)) {
        return voice;
      }
    }
    return null;
  }

  private List<Voice> all() {
    var all = new ArrayList<Voice>();
    all.add(AGENTS_OWN);
    names.forEach((name, id) -> all.add(named(name, find(id))));
    listed.stream().filter(voice -> !isNamed(voice.voiceId())).forEach(all::add);
    return all;
  }

  /// Whether an id is hidden by a name of the settings that is spelt the same.
  private boolean isNamed(String id) {
    return id.equals(Voice.OF_THE_AGENT) || names.containsKey(id);
  }

  private static Voice named(String name, @Nullable Voice voice) {
    return voice == null ? Voice.of(name, name) : voice.named(name);
  }
}
