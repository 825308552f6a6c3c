package com.callcat.metrics;

import com.callcat.metrics.Metric.Kind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/// Makes the meters, and keeps a description of each.
final class Meters {
  private final MeterRegistry registry;
  private final List<Metric> made = new ArrayList<>();

  Meters(MeterRegistry registry) {
    this.registry = registry;
  }

  /// The descriptions of all meters, in the order in which they were made.
  List<Metric> made() {
    return List.copyOf(made);
  }

  Counter counter(String name, String help) {
    return counter(note(Kind.COUNTER, name, help), List.of());
  }

  /// Registers a counter whose value is read from elsewhere.
  void counted(String name, String help, LongSupplier count) {
    note(Kind.COUNTER, name, help);
    FunctionCounter.builder(name, registry, _ -> count.getAsLong())
        .description(help)
        .register(registry);
  }

  <A> LabelledMeters<A, Counter> counters(String name, String help, Label<A> label) {
    var metric = note(Kind.COUNTER, name, help, label);
    return LabelledMeters.now(label, value -> counter(metric, List.of(tag(label, value))));
  }

  <A, B> LabelledMeters<A, LabelledMeters<B, Counter>> counters(
      String name, String help, Label<A> first, Label<B> second) {
    var metric = note(Kind.COUNTER, name, help, first, second);
    return LabelledMeters.now(
        first,
        one ->
            LabelledMeters.now(
                second, other -> counter(metric, List.of(tag(first, one), tag(second, other)))));
  }

  private Counter counter(Metric metric, List<Tag> tags) {
    return Counter.builder(metric.name()).description(metric.help()).tags(tags).register(registry);
  }

  SettableGauge level(String name, String help) {
    return level(note(Kind.GAUGE, name, help), List.of());
  }

  <A> LabelledMeters<A, SettableGauge> levels(String name, String help, Label<A> label) {
    var metric = note(Kind.GAUGE, name, help, label);
    return LabelledMeters.now(label, value -> level(metric, List.of(tag(label, value))));
  }

  private SettableGauge level(Metric metric, List<Tag> tags) {
    var level = new SettableGauge();
    Gauge.builder(metric.name(), level, SettableGauge::value)
        .strongReference(true)
        .description(metric.help())
        .tags(tags)
        .register(registry);
    return level;
  }

  /// @param limits the bucket limits of the histogram
  Timer timer(String name, String help, List<Duration> limits) {
    return timer(note(Kind.HISTOGRAM, name, help), limits, List.of());
  }

  <A> LabelledMeters<A, Timer> timers(
      String name, String help, List<Duration> limits, Label<A> label) {
    var metric = note(Kind.HISTOGRAM, name, help, label);
    return LabelledMeters.later(value -> timer(metric, limits, List.of(tag(label, value))));
  }

  <A, B> LabelledMeters<A, LabelledMeters<B, Timer>> timers(
      String name, String help, List<Duration> limits, Label<A> first, Label<B> second) {
    var metric = note(Kind.HISTOGRAM, name, help, first, second);
    return LabelledMeters.later(
        one ->
            LabelledMeters.later(
                other -> timer(metric, limits, List.of(tag(first, one), tag(second, other)))));
  }

  private Timer timer(Metric metric, List<Duration> limits, List<Tag> tags) {
    return Timer.builder(metric.name())
        .description(metric.help())
        .serviceLevelObjectives(limits.toArray(Duration[]::new))
        .tags(tags)
        .register(registry);
  }

  private Metric note(Kind kind, String name, String help, Label<?>... labels) {
    var metric = new Metric(name, kind, help, List.of(labels));
    made.add(metric);
    return metric;
  }

  private static <A> Tag tag(Label<A> label, A value) {
    return Tag.of(label.name(), Label.text(value));
  }
}
