package com.callcat.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Exports only those attributes of a span that are known to contain no personal data. Libraries
/// add others: a path or a query may contain a phone number, and the message of an exception
/// anything.
final class DiscreetExporter implements SpanExporter {
  private static final String EXCEPTION_TYPE = "exception.type";

  /// The attributes that are exported. The text of a query is a constant of this program; its
  /// values are parameters, which are not exported.
  private static final Set<String> ALLOWED =
      Set.of(
          "http.request.method",
          "http.response.status_code",
          "http.route",
          "url.scheme",
          "messaging.system",
          "messaging.destination.name",
          "messaging.operation.name",
          "db.system",
          "db.namespace",
          "db.query.text",
          "db.operation.name",
          "aws.dynamodb.table_names",
          "error.type",
          EXCEPTION_TYPE);

  private final SpanExporter exporter;

  DiscreetExporter(SpanExporter exporter) {
    this.exporter = exporter;
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    return exporter.export(spans.stream().<SpanData>map(Discreet::new).toList());
  }

  @Override
  public CompletableResultCode flush() {
    return exporter.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return exporter.shutdown();
  }

  private static final class Discreet extends DelegatingSpanData {
    private final Attributes attributes;
    private final List<EventData> events;
    private final StatusData status;

    Discreet(SpanData span) {
      super(span);
      attributes = allowed(span.getAttributes());
      events = span.getEvents().stream().map(Discreet::event).toList();
      status = StatusData.create(span.getStatus().getStatusCode(), "");
    }

    private static EventData event(EventData event) {
      return EventData.create(
          event.getEpochNanos(), event.getName(), allowed(event.getAttributes()));
    }

    private static Attributes allowed(Attributes attributes) {
      return attributes.toBuilder().removeIf(Discreet::isForbidden).build();
    }

    private static boolean isForbidden(AttributeKey<?> key) {
      return !ALLOWED.contains(key.getKey());
    }

    @Override
    public Attributes getAttributes() {
      return attributes;
    }

    @Override
    public List<EventData> getEvents() {
      return events;
    }

    @Override
    public int getTotalAttributeCount() {
      return attributes.size();
    }

    @Override
    public StatusData getStatus() {
      return status;
    }
  }
}
