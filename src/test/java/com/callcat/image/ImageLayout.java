package com.callcat.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Where things are in the container image.
///
/// @param root what is `/` in a container
record ImageLayout(Path root) {
  /// Made by the training run, and read at each start.
  static final String AOT_CACHE = "callcat.aot";

  /// Absolute, in the build's own file system.
  Path home() {
    return root.resolve("opt/callcat").toAbsolutePath();
  }

  Path aotCache() {
    return home().resolve(AOT_CACHE);
  }

  /// How the program is started in [#home()], as the Dockerfile says it.
  List<String> command(String... more) {
    var command = new ArrayList<String>();
    command.add(root.resolve("opt/java/bin/java").toAbsolutePath().toString());
    Stream.of(more).forEach(command::add);
    command.add("@java.args");
    return command;
  }
}
