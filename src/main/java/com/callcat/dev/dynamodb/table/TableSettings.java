package com.callcat.dev.dynamodb.table;

import org.jspecify.annotations.Nullable;

/// The settings of a table, without keys and indexes.
///
/// @param onDemand whether it is billed per request; else `throughput` is provisioned
/// @param limits the maximum throughput of a table on demand
/// @param timeToLive the attribute with the time of expiry; null if expiry is off
/// @param timeToLiveChangedAt in epoch milliseconds; null if it was never changed
public record TableSettings(
    boolean onDemand,
    Throughput throughput,
    @Nullable Throughput limits,
    boolean deletionProtection,
    @Nullable String tableClass,
    boolean encrypted,
    @Nullable String streamView,
    @Nullable String timeToLive,
    @Nullable Long timeToLiveChangedAt) {

  /// Begins a copy of these settings with changes.
  public Changes change() {
    return new Changes(this);
  }

  /// A builder of settings.
  public static final class Changes {
    private boolean onDemand;
    private Throughput throughput;
    private @Nullable Throughput limits;
    private boolean deletionProtection;
    private @Nullable String tableClass;
    private boolean encrypted;
    private @Nullable String streamView;
    private @Nullable String timeToLive;
    private @Nullable Long timeToLiveChangedAt;

    private Changes(TableSettings from) {
      this.onDemand = from.onDemand;
      this.throughput = from.throughput;
      this.limits = from.limits;
      this.deletionProtection = from.deletionProtection;
      this.tableClass = from.tableClass;
      this.encrypted = from.encrypted;
      this.streamView = from.streamView;
      this.timeToLive = from.timeToLive;
      this.timeToLiveChangedAt = from.timeToLiveChangedAt;
    }

    public Changes billing(boolean isOnDemand, Throughput provisioned) {
      onDemand = isOnDemand;
      throughput = provisioned;
      return this;
    }

    public Changes limits(Throughput changed) {
      limits = changed;
      return this;
    }

    public Changes deletionProtection(boolean changed) {
      deletionProtection = changed;
      return this;
    }

    public Changes tableClass(String changed) {
      tableClass = changed;
      return this;
    }

    public Changes encrypted(boolean changed) {
      encrypted = changed;
      return this;
    }

    public Changes streamView(@Nullable String changed) {
      streamView = changed;
      return this;
    }

    public Changes timeToLive(@Nullable String changed, long now) {
      timeToLive = changed;
      timeToLiveChangedAt = now;
      return this;
    }

    public TableSettings settings() {
      return new TableSettings(
          onDemand,
          throughput,
          limits,
          deletionProtection,
          tableClass,
          encrypted,
          streamView,
          timeToLive,
          timeToLiveChangedAt);
    }
  }
}
