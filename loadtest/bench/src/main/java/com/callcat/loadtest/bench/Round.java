package com.callcat.loadtest.bench;

/// What one round of one target came to.
///
/// @param cpuMicros processor time of the server process for each request
/// @param allocatedKilobytes that its threads asked for, for each request
/// @param asksOfDynamoDb for each request, with those that the process makes anyway
record Round(
    double cpuMicros,
    double perSecond,
    double p50Millis,
    double p99Millis,
    double allocatedKilobytes,
    double residentMegabytes,
    double asksOfDynamoDb) {

  static Round of(Target target, Generator generator, Jvm jvm, StandIn standIn) {
    var server = target.server();
    var asked = standIn.counts().all();
    var bytes = jvm.allocated();
    var cpu = server.cpuMicros();
    var times = generator.run(target.inRound(), target.requests());
    var spent = server.cpuMicros() - cpu;
    var allocated = jvm.allocated() - bytes;
    return new Round(
        (double) spent / target.inRound(),
        times.perSecond(),
        times.millis(0.5),
        times.millis(0.99),
        allocated / 1024.0 / target.inRound(),
        server.residentMegabytes(),
        (double) (standIn.counts().all() - asked) / target.inRound());
  }
}
