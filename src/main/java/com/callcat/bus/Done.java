package com.callcat.bus;

/// The answer when there is nothing to say but that it is done.
public enum Done {
  DONE
}
