package com.callcat.dev.simulator;

import com.callcat.dev.simulator.Life.Moment;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends each webhook at its time. They are sent in order, but none waits for the delivery of the
/// one before.
final class WebhookSchedule {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookSchedule.class);
  private final Vertx vertx;
  private final PlacedCalls placed;
  private final Journal journal;
  private final WebhookSender sender;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Map<String, Story> stories = new HashMap<>();

  WebhookSchedule(
      Vertx vertx,
      PlacedCalls placed,
      Journal journal,
      WebhookSender sender,
      InstantSource clock,
      RandomGenerator random) {
    this.vertx = vertx;
    this.placed = placed;
    this.journal = journal;
    this.sender = sender;
    this.clock = clock;
    this.random = random;
  }

  /// How many webhooks of a call were sent.
  private static final class Story {
    private int told;
    private final List<Future<Void>> deliveries = new ArrayList<>();
  }

  /// Begins to send the webhooks of a call. Those whose time has passed are sent at once.
  void follow(String callId) {
    stories.put(callId, new Story());
    advance(callId);
  }

  /// Sends the webhooks that are due. Also called when a call was stopped.
  void advance(String callId) {
    var story = stories.get(callId);
    var call = placed.find(callId);
    if (story == null || call == null) {
      stories.remove(callId);
      return;
    }
    var moments = call.order().webhookUrl() == null ? List.<Moment>of() : Life.moments(call);
    tell(story, call, due(moments, story.told));
    if (story.told == moments.size()) {
      finish(callId, story);
    } else {
      wakeAt(moments.get(story.told).at(), callId);
    }
  }

  private List<Moment> due(List<Moment> moments, int told) {
    var now = clock.instant();
    return moments.stream().skip(told).takeWhile(moment -> !moment.at().isAfter(now)).toList();
  }

  private void tell(Story story, SimulatedCall call, List<Moment> due) {
    story.told += due.size();
    var events = due.stream().map(Moment::event).toList();
    if (call.script() == Script.WEBHOOKS_SHUFFLED) {
      story.deliveries.add(sendOneByOne(call, shuffled(events)));
    } else {
      events.forEach(event -> story.deliveries.add(send(call, event)));
    }
  }

  private List<WebhookEventType> shuffled(List<WebhookEventType> events) {
    var shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  /// Sends webhooks one after the other, so that they arrive exactly in the shuffled order.
  private Future<Void> sendOneByOne(SimulatedCall call, List<WebhookEventType> events) {
    var sent = Future.<Void>succeededFuture();
    for (var event : events) {
      sent = sent.compose(before -> send(call, event));
    }
    return sent;
  }

  private Future<Void> send(SimulatedCall call, WebhookEventType event) {
    return sender.send(call, event, Objects.requireNonNull(call.order().webhookUrl()));
  }

  private void wakeAt(Instant at, String callId) {
    var delay = Duration.between(clock.instant(), at).toMillis();
    vertx.setTimer(Math.max(1, delay), timer -> advance(callId));
  }

  private void finish(String callId, Story story) {
    stories.remove(callId);
    Future.join(story.deliveries)
        .compose(all -> journal.append(new Entry.Told(callId)))
        .onFailure(failure -> LOG.warn("the end of {} could not be journaled", callId, failure));
  }
}
