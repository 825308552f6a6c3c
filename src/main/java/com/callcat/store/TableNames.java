package com.callcat.store;

/// The names of the tables. Deployments that share an account and a region have different prefixes,
/// and therefore share nothing: no calls, no journals and no leader.
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
