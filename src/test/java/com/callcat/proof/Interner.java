package com.callcat.proof;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Millions of worlds are made of a few thousand different parts; each is kept once.
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

  @SuppressWarnings("unchecked") // what equals a T among these parts is a T
  private <T> T share(T part) {
    var known = parts.putIfAbsent(part, part);
    return known == null ? part : (T) known;
  }

  private @Nullable Stored shareOrNull(@Nullable Stored part) {
    return part == null ? null : share(part);
  }
}
