package com.callcat.proof;

/// What a process is waiting for: all that can be seen of its memory from outside.
record Waits(boolean toConnect, boolean toWrite, boolean toPlace, boolean toLookUp) {

  static Waits of(ProcessState node) {
    var writes = node.hand() != null;
    var connects = node.connection() == ProcessState.Connection.AWAITED;
    return new Waits(connects, writes, node.dialling() != 0 && !writes, node.asking() != 0);
  }
}
