package com.callcat.proof;

/// What a process waits for, which is all of its memory that can be seen from outside.
record Waits(boolean toConnect, boolean toWrite, boolean toPlace, boolean toLookUp) {

  static Waits of(ProcessState node) {
    var writes = node.hand() != null;
    var connects = node.connection() == ProcessState.Connection.AWAITED;
    return new Waits(connects, writes, node.dialling() != 0 && !writes, node.asking() != 0);
  }
}
