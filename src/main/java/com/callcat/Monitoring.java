package com.callcat;

import com.callcat.metrics.ProgramMetrics;
import com.callcat.tracing.Tracing;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.vertx.core.VertxBuilder;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.spi.observability.HttpRequest;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.DoubleStream;

/// The monitoring of this process: our own metrics, those of the JVM and of Vert.x, and traces.
final class Monitoring implements AutoCloseable {
  private static final String RESPONSE_TIME = "vertx.http.server.response.time";

  /// The HTTP methods that metrics have as a label. A client may send any other method, and each
  /// would be new time series.
  private static final Set<HttpMethod> METHODS =
      Set.of(
          HttpMethod.GET,
          HttpMethod.HEAD,
          HttpMethod.POST,
          HttpMethod.PUT,
          HttpMethod.DELETE,
          HttpMethod.OPTIONS);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbage = new JvmGcMetrics();
  private final ProgramMetrics metrics;
  private final Tracing tracing;

  Monitoring(Tracing tracing) {
    this.tracing = tracing;
    registry
        .config()
        .meterFilter(MeterFilter.replaceTagValues("route", Monitoring::last))
        .meterFilter(new ResponseTimes());
    metrics = new ProgramMetrics(registry);
    List.<MeterBinder>of(
            garbage,
            new JvmMemoryMetrics(),
            new JvmThreadMetrics(),
            new ClassLoaderMetrics(),
            new ProcessorMetrics(),
            new FileDescriptorMetrics(),
            new UptimeMetrics())
        .forEach(binder -> binder.bindTo(registry));
  }

  PrometheusMeterRegistry registry() {
    return registry;
  }

  ProgramMetrics metrics() {
    return metrics;
  }

  Tracer tracer() {
    return tracing.tracer();
  }

  /// Makes Vert.x report metrics and traces.
  VertxBuilder applyTo(VertxBuilder vertx) {
    return tracing.apply(vertx.withMetrics(new MicrometerMetricsFactory(registry)));
  }

  /// Labels requests with the route that answered them, never with their path, which a client can
  /// choose freely.
  static MicrometerMetricsOptions options() {
    return new MicrometerMetricsOptions()
        .setEnabled(true)
        .setRegistryName(
            UUID.randomUUID().toString()) // else all programs in a JVM share the first one
        .setLabels(EnumSet.of(Label.HTTP_ROUTE, Label.HTTP_CODE, Label.POOL_TYPE, Label.POOL_NAME))
        .setServerRequestTagsProvider(request -> List.of(Tag.of("method", method(request))));
  }

  private static String method(HttpRequest request) {
    return METHODS.contains(request.method()) ? request.method().name() : "other";
  }

  /// Vert.x names all routes that a request has passed; the last one has answered it.
  private static String last(String routes) {
    return routes.substring(routes.lastIndexOf('>') + 1);
  }

  @Override
  public void close() {
    garbage.close();
    tracing.close();
    registry.close();
  }

  /// Adds histogram buckets, so that the share of requests that were answered within a time is
  /// known.
  private static final class ResponseTimes implements MeterFilter {
    private static final double[] LIMITS =
        DoubleStream.of(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
            .map(seconds -> seconds * Duration.ofSeconds(1).toNanos())
            .toArray();

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
      return id.getName().equals(RESPONSE_TIME)
          ? DistributionStatisticConfig.builder()
              .serviceLevelObjectives(LIMITS)
              .build()
              .merge(config)
          : config;
    }
  }
}
