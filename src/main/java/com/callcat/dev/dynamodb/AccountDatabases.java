package com.callcat.dev.dynamodb;

import com.callcat.dev.dynamodb.operation.AccountDatabase;
import com.callcat.dev.dynamodb.operation.Expiry;
import com.callcat.dev.dynamodb.storage.Store;
import java.util.HashMap;
import java.util.Map;

/// The databases of all accounts. One thread at a time uses it.
final class AccountDatabases {
  private final Store store;
  private final Options options;
  private final Map<String, Account> accounts = new HashMap<>();

  private record Account(AccountDatabase database, Expiry expiry) {}

  AccountDatabases(Store store, Options options) {
    this.store = store;
    this.options = options;
  }

  AccountDatabase database(String account) {
    return accounts.computeIfAbsent(account, this::open).database();
  }

  private Account open(String account) {
    var injected = options.faults();
    var database = new AccountDatabase(store, account, options.clock(), injected);
    return new Account(database, new Expiry(database, injected));
  }

  /// Deletes some of the expired items.
  int sweep() {
    return accounts.values().stream().mapToInt(account -> account.expiry().sweep()).sum();
  }
}
