package com.callcat.call;

import org.jspecify.annotations.Nullable;

/// What a change does to a value that need not be there: leaves it, sets it, or clears it. A plain
/// null could not tell the first from the last.
///
/// @param wanted whether anything is to be done
/// @param value what it is set to; null clears it
public record Edit<T>(boolean wanted, @Nullable T value) {

  public static <T> Edit<T> none() {
    return new Edit<>(false, null);
  }

  public static <T> Edit<T> to(@Nullable T value) {
    return new Edit<>(true, value);
  }
}
