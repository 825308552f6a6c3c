package com.callcat.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/// All metrics of a running program, in one registry.
public final class ProgramMetrics {
  public final CallMetrics calls;
  public final DispatchMetrics dispatch;
  public final WebhookMetrics webhooks;
  public final RetellMetrics retell;
  public final StoreMetrics store;
  public final ProcessMetrics process;
  private final List<Metric> catalogue;

  public ProgramMetrics(MeterRegistry registry) {
    var meters = new Meters(registry);
    calls = new CallMetrics(meters);
    dispatch = new DispatchMetrics(meters);
    webhooks = new WebhookMetrics(meters);
    retell = new RetellMetrics(meters);
    store = new StoreMetrics(meters);
    process = new ProcessMetrics(meters);
    catalogue = meters.made();
  }

  /// The descriptions of all metrics. The documentation's page about metrics is generated from
  /// them.
  public List<Metric> catalogue() {
    return catalogue;
  }
}
