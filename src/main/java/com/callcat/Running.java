package com.callcat;

/// A program that runs: what it is reached by, and how it is stopped.
public interface Running extends AutoCloseable {

  /// What is said when everything listens.
  String readyLine();

  /// Stops everything, within seconds. Called once, from any thread.
  @Override
  void close();
}
