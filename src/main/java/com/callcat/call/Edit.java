package com.callcat.call;

import org.jspecify.annotations.Nullable;

/// A change of an optional value: leave it, set it, or clear it. A null alone could not distinguish
/// leaving from clearing.
///
/// @param wanted whether the value is changed
/// @param value the new value; null clears it
public record Edit<T>(boolean wanted, @Nullable T value) {

  public static <T> Edit<T> none() {
    return new Edit<>(false, null);
  }

  public static <T> Edit<T> to(@Nullable T value) {
    return new Edit<>(true, value);
  }
}
