package com.callcat.dev.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The course of a call from beginning to end. It is fixed when the call is placed; only a stop
/// changes it.
///
/// @param answeredAt null if nobody picks up
/// @param reason Retell's `disconnection_reason`
/// @param talked the duration that the call object shows; the hour-long talk takes less time than
///   it shows
record Life(
    @Nullable Instant answeredAt,
    Instant endedAt,
    Instant analyzedAt,
    String reason,
    Duration talked) {

  /// The length of the hour-long talk, and the longest one of a talk that goes on until it is hung
  /// up.
  static final Duration HOUR = Duration.ofHours(1);

  /// An event, and when its webhook is sent.
  record Moment(WebhookEventType event, Instant at) {}

  static Life of(SimulatedCall call) {
    var ringsUntil = call.createdAt().plus(call.durations().ring());
    return call.script().connects() ? answered(call, ringsUntil) : unanswered(call, ringsUntil);
  }

  private static Life unanswered(SimulatedCall call, Instant end) {
    var analyzedAt = end.plus(call.durations().analysis());
    return new Life(null, end, analyzedAt, call.script().reason(), Duration.ZERO);
  }

  private static Life answered(SimulatedCall call, Instant answeredAt) {
    var stop = call.stoppedAt();
    if (stop != null) {
      return talked(call, answeredAt, stop, "manual_stopped", Duration.between(answeredAt, stop));
    }
    var talk = call.script() == Script.TALKS_ON ? HOUR : call.durations().talk();
    var told = call.script() == Script.HOUR_LONG ? HOUR : talk;
    return talked(call, answeredAt, answeredAt.plus(talk), call.script().reason(), told);
  }

  private static Life talked(
      SimulatedCall call, Instant answeredAt, Instant end, String reason, Duration told) {
    return new Life(answeredAt, end, end.plus(call.durations().analysis()), reason, told);
  }

  Stage stageAt(Instant now) {
    if (!now.isBefore(analyzedAt)) {
      return Stage.ANALYZED;
    }
    if (!now.isBefore(endedAt)) {
      return Stage.ENDED;
    }
    return answeredAt == null || now.isBefore(answeredAt) ? Stage.REGISTERED : Stage.ONGOING;
  }

  /// The webhooks of a call, in the order in which they are due.
  static List<Moment> moments(SimulatedCall call) {
    var life = of(call);
    return switch (call.script()) {
      case WEBHOOKS_LOST -> List.of();
      case WEBHOOKS_SHUFFLED -> life.doubled(call.order().webhookEvents());
      case NO_ANSWER,
          BUSY,
          VOICEMAIL,
          DECLINED,
          REFUSED,
          LIMITED_TWICE,
          ERROR_AFTER_PLACING,
          SILENT_AFTER_PLACING,
          SILENT_WITHOUT_PLACING,
          HOUR_LONG,
          UNPAID_ONCE,
          TALKS_ON,
          ANSWERED ->
          life.inOrder(call.order().webhookEvents());
    };
  }

  private List<Moment> inOrder(List<WebhookEventType> events) {
    var moments = new ArrayList<Moment>();
    for (var event : events) {
      var at = instantOf(event);
      if (at != null) {
        moments.add(new Moment(event, at));
      }
    }
    return moments;
  }

  /// Each webhook twice, and all of them after the last event.
  private List<Moment> doubled(List<WebhookEventType> events) {
    var moments = new ArrayList<Moment>();
    for (var event : events) {
      var late = new Moment(event, analyzedAt);
      moments.add(late);
      moments.add(late);
    }
    return moments;
  }

  private @Nullable Instant instantOf(WebhookEventType event) {
    return switch (event) {
      case STARTED -> answeredAt;
      case ENDED -> endedAt;
      case ANALYZED -> analyzedAt;
    };
  }
}
