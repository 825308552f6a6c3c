package com.callcat.dev.dynamodb.table;

import org.jspecify.annotations.Nullable;

/// What can be set of a table beside its keys and indexes.
///
/// @param onDemand billed by the request; else `throughput` is provisioned
/// @param limits of a table on demand
/// @param timeToLive the attribute with the time of expiry
public record TableSettings(
    boolean onDemand,
    Throughput throughput,
    @Nullable Throughput limits,
    boolean deletionProtection,
    @Nullable String tableClass,
    boolean encrypted,
    @Nullable String streamView,
    @Nullable String timeToLive) {

  public TableSettings withBilling(boolean isOnDemand, Throughput provisioned) {
    return new TableSettings(
        isOnDemand,
        provisioned,
        limits,
        deletionProtection,
        tableClass,
        encrypted,
        streamView,
        timeToLive);
  }

  public TableSettings withLimits(Throughput changed) {
    return new TableSettings(
        onDemand,
        throughput,
        changed,
        deletionProtection,
        tableClass,
        encrypted,
        streamView,
        timeToLive);
  }

  public TableSettings withDeletionProtection(boolean changed) {
    return new TableSettings(
        onDemand, throughput, limits, changed, tableClass, encrypted, streamView, timeToLive);
  }

  public TableSettings withTableClass(String changed) {
    return new TableSettings(
        onDemand,
        throughput,
        limits,
        deletionProtection,
        changed,
        encrypted,
        streamView,
        timeToLive);
  }

  public TableSettings withStreamView(@Nullable String changed) {
    return new TableSettings(
        onDemand,
        throughput,
        limits,
        deletionProtection,
        tableClass,
        encrypted,
        changed,
        timeToLive);
  }

  public TableSettings withTimeToLive(@Nullable String changed) {
    return new TableSettings(
        onDemand,
        throughput,
        limits,
        deletionProtection,
        tableClass,
        encrypted,
        streamView,
        changed);
  }
}
