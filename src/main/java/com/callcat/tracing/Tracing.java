package com.callcat.tracing;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.vertx.core.VertxBuilder;
import io.vertx.tracing.opentelemetry.OpenTelemetryTracingFactory;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tracing of this process. OpenTelemetry's SDK is loaded only if its standard environment
/// variables name a collector or an exporter. Then all of its variables are supported.
public final class Tracing implements AutoCloseable {
  private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
  private static final String TRACES_ENDPOINT = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
  private static final String EXPORTER = "OTEL_TRACES_EXPORTER";
  private static final String DISABLED = "OTEL_SDK_DISABLED";

  /// The defaults, which environment variables can override. The protocol is HTTP, because the
  /// JDK's own client can send it. Of a caller's headers only the trace context is propagated.
  /// Baggage is not, because it may contain anything and would be sent to Retell.
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "otel.service.name", "callcat",
          "otel.exporter.otlp.protocol", "http/protobuf",
          "otel.propagators", "tracecontext",
          "otel.metrics.exporter", "none",
          "otel.logs.exporter", "none");

  private final @Nullable OpenTelemetrySdk sdk;

  private Tracing(@Nullable OpenTelemetrySdk sdk) {
    this.sdk = sdk;
  }

  public static Tracing off() {
    return new Tracing(null);
  }

  /// Sets up tracing according to environment variables.
  public static Tracing of(Map<String, String> environment) {
    return isWanted(environment) ? new Tracing(start()) : off();
  }

  static boolean isWanted(Map<String, String> environment) {
    return !Boolean.parseBoolean(environment.get(DISABLED))
        && !"none".equals(environment.get(EXPORTER))
        && (environment.containsKey(EXPORTER)
            || environment.containsKey(ENDPOINT)
            || environment.containsKey(TRACES_ENDPOINT));
  }

  private static OpenTelemetrySdk start() {
    return AutoConfiguredOpenTelemetrySdk.builder()
        .addPropertiesSupplier(() -> DEFAULTS)
        .addSpanExporterCustomizer((exporter, _) -> new DiscreetExporter(exporter))
        .disableShutdownHook()
        .build()
        .getOpenTelemetrySdk();
  }

  /// Makes Vert.x trace its HTTP servers and clients, its event bus and its PostgreSQL client.
  public VertxBuilder apply(VertxBuilder vertx) {
    return sdk == null ? vertx : vertx.withTracer(new OpenTelemetryTracingFactory(sdk));
  }

  /// A tracer for what Vert.x does not trace.
  public Tracer tracer() {
    var telemetry = sdk == null ? OpenTelemetry.noop() : sdk;
    return telemetry.getTracer("com.callcat");
  }

  /// Sends the spans that have not been sent yet.
  @Override
  public void close() {
    if (sdk != null) {
      sdk.close();
    }
  }
}
