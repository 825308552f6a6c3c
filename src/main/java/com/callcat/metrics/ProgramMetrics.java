package com.callcat.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/// All figures of one running program, in one registry.
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

  /// What each figure is; the page of the documentation is printed from it.
  public List<Metric> catalogue() {
    return catalogue;
  }
}
