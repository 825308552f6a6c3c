package com.callcat.contract;

import java.util.List;
import java.util.Objects;

/// Which faults come together: some of the fields, one of the body as a whole, some around it.
final class FaultPlan {
  private static final List<RequestFault> FIELDS = FieldFaults.all();
  private static final List<RequestFault> TEXTS = TextFaults.all();
  private static final List<RequestFault> WIRE = WireFaults.all();

  private FaultPlan() {}

  /// Puts one fault into a good request, or several.
  static void ruin(Probe probe, FaultSource source) {
    var dice = source.dice();
    var hasBody = probe.json != null;
    if (hasBody && dice.chance(60)) {
      some(FIELDS, dice.one(1, 1, 1, 2, 3), probe, source);
    }
    if (hasBody && dice.chance(probe.faults.isEmpty() ? 60 : 8)) {
      some(TEXTS, 1, probe, source);
    }
    if (probe.faults.isEmpty() || dice.chance(10)) {
      some(WIRE, dice.one(1, 1, 1, 2), probe, source);
    }
    var body = probe.body();
    if (body != null && body.length > TextFaults.limit(probe.operation)) {
      probe.expecting(413);
    }
    if (probe.hasHeader("Idempotency-Key")) {
      probe.expecting(409); // it may be one that came with another body before
    }
  }

  private static void some(List<RequestFault> faults, int times, Probe probe, FaultSource source) {
    for (var i = 0; i < times; i++) {
      var fitting = faults.stream().filter(fault -> fault.fits().test(probe)).toList();
      source.dice().one(Objects.requireNonNull(fitting)).into(probe, source);
    }
  }
}
