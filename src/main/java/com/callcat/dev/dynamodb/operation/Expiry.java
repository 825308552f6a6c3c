package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.faults.InjectedFaults;
import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.model.Value;
import com.callcat.dev.dynamodb.table.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/// Deletes expired items, some time after their expiry. It goes through the tables piece by piece.
/// Each item has its own delay, which follows from the seed and its key. Source: Developer Guide,
/// "Using time to live (TTL)".
public final class Expiry {
  private static final int ROWS_AT_A_TIME = 500;
  private static final long SECONDS_TOO_OLD = 5L * 365 * 24 * 60 * 60;
  private static final long MILLIS = 1_000;

  private final AccountDatabase database;
  private final long mostDelaySeconds;
  private final long seed;
  private final Map<String, byte[]> places = new HashMap<>();

  public Expiry(AccountDatabase database, InjectedFaults injected) {
    this.database = database;
    this.mostDelaySeconds = injected.expiryDelay().toSeconds();
    this.seed = injected.seed();
  }

  /// Processes the next piece of each table.
  ///
  /// @return how many items it deleted
  public int sweep() {
    var deleted = 0;
    for (var table : database.catalog().all()) {
      var attribute = table.definition().settings().timeToLive();
      if (attribute != null) {
        deleted += sweep(table, attribute);
      }
    }
    return deleted;
  }

  private int sweep(Table table, String attribute) {
    var id = table.definition().id();
    var expired = new ArrayList<Map.Entry<byte[], Item>>();
    var rows = table.rows().scan(places.get(id), null, false);
    places.remove(id);
    for (var seen = 0; rows.hasNext(); seen++) {
      var row = rows.next();
      if (seen == ROWS_AT_A_TIME) {
        places.put(id, row.getKey());
        break;
      }
      if (isDue(row.getKey(), row.getValue(), attribute)) {
        expired.add(Map.entry(row.getKey(), row.getValue()));
      }
    }
    expired.forEach(row -> table.replace(row.getKey(), row.getValue(), null));
    return expired.size();
  }

  /// Whether an item is to be deleted: its time, in seconds, and its delay have passed. A time more
  /// than five years ago is ignored, as it is by AWS.
  private boolean isDue(byte[] key, Item item, String attribute) {
    if (!(item.get(attribute) instanceof Value.Decimal time)) {
      return false;
    }
    var now = database.clock().millis() / MILLIS;
    return time.number().compareTo(BigDecimal.valueOf(now - delaySeconds(key))) <= 0
        && time.number().compareTo(BigDecimal.valueOf(now - SECONDS_TOO_OLD)) > 0;
  }

  private long delaySeconds(byte[] key) {
    return mostDelaySeconds == 0
        ? 0
        : new SplittableRandom(seed ^ Arrays.hashCode(key)).nextLong(mostDelaySeconds + 1);
  }
}
