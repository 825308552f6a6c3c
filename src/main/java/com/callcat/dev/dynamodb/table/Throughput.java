package com.callcat.dev.dynamodb.table;

/// Capacity units a second.
public record Throughput(long read, long write) {
  public static final Throughput NONE = new Throughput(0, 0);
}
