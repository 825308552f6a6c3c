package com.callcat.retell;

import com.callcat.call.ProviderReport;

/// What the body of a webhook turned out to be.
public sealed interface WebhookEvent {

  /// One of the events the engine lives on.
  record News(ProviderReport report) implements WebhookEvent {}

  /// An event we have no use for.
  record Other() implements WebhookEvent {}

  /// Not JSON, without an `event`, or an event we want without a `call.call_id`.
  record Malformed() implements WebhookEvent {}
}
