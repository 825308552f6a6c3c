package com.callcat.dev.simulator;

/// The webhook events that Retell sends by default, in their order.
enum WebhookEventType {
  STARTED("call_started", Stage.ONGOING),
  ENDED("call_ended", Stage.ENDED),
  ANALYZED("call_analyzed", Stage.ANALYZED);

  private final String wireName;
  private final Stage stage;

  WebhookEventType(String wireName, Stage stage) {
    this.wireName = wireName;
    this.stage = stage;
  }

  String wireName() {
    return wireName;
  }

  /// The stage of the call that the webhook shows.
  Stage stage() {
    return stage;
  }
}
