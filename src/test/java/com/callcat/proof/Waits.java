package com.callcat.proof;

/// What a process is waiting for: all that can be seen of its memory from outside.
record Waits(boolean toConnect, boolean toWrite, boolean toPlace, boolean toLookUp) {

  static Waits of(Node node) {
    var writes = node.hand() != null;
    var connects = node.connection() == Node.Connection.AWAITED;
    return new Waits(connects, writes, node.dialling() != 0 && !writes, node.asking() != 0);
  }
}
