package com.callcat.simulation;

import com.callcat.call.Calls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Everything that exists on a simulated day.
final class SimulatedWorld {
  private final Luck luck;
  private final Weather weather;
  private final Time time = new Time(Calls.NOW);
  private final SimulatedDatabase database = new SimulatedDatabase(this);
  private final Provider provider;
  private final List<SimulatedProcess> processes = new ArrayList<>();
  private final int lines;
  private final Random seeds;
  private final Map<String, Long> counts = new TreeMap<>();
  private int started;
  private long fingerprint;

  SimulatedWorld(long seed, Weather weather, int lines) {
    this.luck = new Luck(new Random(seed));
    this.seeds = new Random(seed + 1);
    this.weather = weather;
    this.lines = lines;
    this.provider = new Provider(this, lines);
  }

  Luck luck() {
    return luck;
  }

  Weather weather() {
    return weather;
  }

  Time time() {
    return time;
  }

  SimulatedDatabase database() {
    return database;
  }

  Provider provider() {
    return provider;
  }

  /// The processes that live.
  List<SimulatedProcess> processes() {
    return List.copyOf(processes);
  }

  void startProcess() {
    var process = new SimulatedProcess(this, "process " + ++started, lines, seeds.nextLong());
    processes.add(process);
    process.start();
  }

  void kill(SimulatedProcess process) {
    process.kill();
    processes.remove(process);
    note("killed " + process);
  }

  /// Starts another process after some time, in place of one that has ended.
  void replace(SimulatedProcess process, Duration gap) {
    kill(process);
    time.in(gap, this::startProcess);
  }

  @Nullable SimulatedProcess anyThatWorks() {
    var working = processes.stream().filter(SimulatedProcess::works).toList();
    return working.isEmpty() ? null : luck.oneOf(working);
  }

  /// A process that is not the leader.
  SimulatedProcess anyFollower() {
    var leader = database.leader();
    return luck.oneOf(processes.stream().filter(each -> !each.toString().equals(leader)).toList());
  }

  /// Counts a request or a message.
  void count(String kind) {
    counts.merge(kind, 1L, Long::sum);
  }

  Map<String, Long> counts() {
    return counts;
  }

  /// Adds an event to the fingerprint by which two days are compared.
  void note(String event) {
    fingerprint = fingerprint * 31 + (time.instant() + event).hashCode();
  }

  long fingerprint() {
    return fingerprint;
  }
}
