package com.callcat.simulation;

import com.callcat.bus.HandlerRequest;
import com.callcat.call.ProviderReport;
import java.time.Duration;
import java.util.Objects;

/// Retell's webhooks. The weather decides whether an event is lost, sent twice or late. If a
/// process does not accept it, it is delivered again to another one.
final class SimulatedWebhooks {
  private static final int DELIVERIES = 4;
  private final SimulatedWorld world;

  SimulatedWebhooks(SimulatedWorld world) {
    this.world = world;
  }

  void tell(ProviderReport report) {
    var luck = world.luck();
    var copies = luck.has(world.weather().webhookDoubled()) ? 2 : 1;
    for (var copy = 0; copy < copies; copy++) {
      if (!luck.has(world.weather().webhookLost())) {
        world.time().in(luck.millis(5, 6_000), () -> deliver(report, 1));
      }
    }
  }

  private void deliver(ProviderReport report, int delivery) {
    var process = world.anyThatWorks();
    if (process == null) {
      again(report, delivery);
      return;
    }
    process
        .bus()
        .ask(new HandlerRequest.Report(Objects.requireNonNull(report.key()), report))
        .onFailure(failure -> again(report, delivery));
  }

  private void again(ProviderReport report, int delivery) {
    if (delivery < DELIVERIES) {
      world.time().in(Duration.ofSeconds(10), () -> deliver(report, delivery + 1));
    }
  }
}
