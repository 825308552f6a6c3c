package com.callcat.store;

/// What the tables are called. Deployments that share an account and a region have different
/// prefixes, and so nothing in common: no call, no journal and no leader.
record TableNames(String prefix) {

  String calls() {
    return prefix + "calls";
  }

  String transcripts() {
    return prefix + "transcripts";
  }

  String parts() {
    return prefix + "parts";
  }

  String created() {
    return prefix + "created";
  }

  String changes() {
    return prefix + "changes";
  }

  String leases() {
    return prefix + "leases";
  }
}
