package com.callcat.dev.dynamodb.faults;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.Bytes;
import com.callcat.dev.dynamodb.model.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Counts the units that each partition key and each table has consumed within the current second,
/// and refuses further requests beyond the limits. Source: Developer Guide, "Designing partition
/// keys", "On-demand capacity mode".
public final class CapacityThrottle {
  private static final int PARTITION_WRITES = 1_000;
  private static final int PARTITION_READS = 3_000;
  private static final int COLD_WRITES = 4_000;
  private static final int COLD_READS = 12_000;
  private static final int MILLIS = 1_000;

  private final boolean on;
  private final InstantSource clock;
  private final Map<Bytes, Usage> partitions = new HashMap<>();
  private final Map<String, Peak> tables = new HashMap<>();
  private long second = -1;

  private static final class Usage {
    double reads;
    double writes;
  }

  /// The units of a table within this second, and within its busiest second so far.
  private static final class Peak {
    final Usage now = new Usage();
    final Usage most = new Usage();

    void nextSecond() {
      most.reads = Math.max(most.reads, now.reads);
      most.writes = Math.max(most.writes, now.writes);
      now.reads = 0;
      now.writes = 0;
    }
  }

  public CapacityThrottle(InjectedFaults injected, InstantSource clock) {
    this.on = injected.throttling();
    this.clock = clock;
  }

  public boolean isOn() {
    return on;
  }

  /// Counts a write before it is made.
  ///
  /// @param partition the bytes of the partition key
  /// @throws ApiException if it is too much
  public void write(String table, byte[] partition, double units) {
    if (!on) {
      return;
    }
    nextSecond();
    var usage = partitions.computeIfAbsent(key(table, partition), _ -> new Usage());
    var peak = tables.computeIfAbsent(table, _ -> new Peak());
    if (usage.writes + units > PARTITION_WRITES) {
      throw hot();
    }
    if (peak.now.writes + units > Math.max(COLD_WRITES, 2 * peak.most.writes)) {
      throw cold();
    }
    usage.writes += units;
    peak.now.writes += units;
  }

  /// Counts a read after it was made, because its units are only known then. If it was too much, it
  /// is refused afterwards, as if it had not been made.
  public void read(String table, byte[] partition, double units) {
    if (!on) {
      return;
    }
    nextSecond();
    var usage = partitions.computeIfAbsent(key(table, partition), _ -> new Usage());
    var peak = tables.computeIfAbsent(table, _ -> new Peak());
    if (usage.reads + units > PARTITION_READS) {
      throw hot();
    }
    if (peak.now.reads + units > Math.max(COLD_READS, 2 * peak.most.reads)) {
      throw cold();
    }
    usage.reads += units;
    peak.now.reads += units;
  }

  private void nextSecond() {
    var now = clock.millis() / MILLIS;
    if (now != second) {
      second = now;
      partitions.clear();
      tables.values().forEach(Peak::nextSecond);
    }
  }

  private static Bytes key(String table, byte[] partition) {
    var name = table.getBytes(StandardCharsets.UTF_8);
    var key = Arrays.copyOf(name, name.length + partition.length);
    System.arraycopy(partition, 0, key, name.length, partition.length);
    return new Bytes(key);
  }

  private static ApiException hot() {
    return new ApiException(
        ErrorCode.PROVISIONED_THROUGHPUT_EXCEEDED,
        "The level of configured provisioned throughput for the table was exceeded. Consider"
            + " increasing your provisioning level with the UpdateTable API.");
  }

  private static ApiException cold() {
    return new ApiException(
        ErrorCode.THROTTLING,
        "Throughput exceeds the current capacity of your table or index. DynamoDB is automatically"
            + " scaling your table or index so please try again shortly. If exceptions persist,"
            + " check if you have a hot key:"
            + " https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html");
  }
}
