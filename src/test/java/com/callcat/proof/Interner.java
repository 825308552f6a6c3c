package com.callcat.proof;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Stores equal parts only once: millions of worlds consist of a few thousand different parts.
final class Interner {
  private final Map<Object, Object> parts = new HashMap<>();

  World share(World world) {
    return new World(
        shareOrNull(world.stored()),
        shareOrNull(world.index()),
        world.due(),
        world.tooLate(),
        world.aDayLater(),
        share(world.one()),
        share(world.two()),
        share(world.requests()),
        world.canceled(),
        share(world.left()));
  }

  @SuppressWarnings("unchecked") // a part that is equal to a T is a T
  private <T> T share(T part) {
    var known = parts.putIfAbsent(part, part);
    return known == null ? part : (T) known;
  }

  private @Nullable Stored shareOrNull(@Nullable Stored part) {
    return part == null ? null : share(part);
  }
}
