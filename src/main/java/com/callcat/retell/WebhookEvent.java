package com.callcat.retell;

import com.callcat.call.ProviderReport;

/// The parsed body of a webhook.
public sealed interface WebhookEvent {

  /// An event that the engine needs.
  record News(ProviderReport report) implements WebhookEvent {}

  /// An event that the engine does not need.
  record Other() implements WebhookEvent {}

  /// The body is not JSON, has no `event`, or is a needed event without a `call.call_id`.
  record Malformed() implements WebhookEvent {}
}
