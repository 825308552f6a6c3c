package com.callcat;

/// A running program.
public interface Running extends AutoCloseable {

  /// The text that is printed when everything listens.
  String readyLine();

  /// Stops everything, within seconds. Called once, on any thread.
  @Override
  void close();
}
