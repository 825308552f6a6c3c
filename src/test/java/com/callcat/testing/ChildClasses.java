package com.callcat.testing;

import com.callcat.dev.DevMain;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;

/// The classes of this build for processes of their own, in an archive in which they are parsed and
/// linked already: it halves the processor time that a start takes. Made once for all tests of a
/// JVM.
final class ChildClasses {
  private static final Path FOLDER = Path.of("target", "child-classes").toAbsolutePath();

  private ChildClasses() {}

  /// What tells a `java` where they are.
  static List<String> flags() {
    return Archived.FLAGS;
  }

  private static final class Archived {
    static final List<String> FLAGS = make();

    private static List<String> make() {
      try {
        Files.createDirectories(FOLDER);
        var archive = FOLDER.resolve("classes.jsa");
        var path = jarsOnly();
        run(List.of("-XX:ArchiveClassesAtExit=" + archive, "-cp", path));
        return List.of("-XX:SharedArchiveFile=" + archive, "-cp", path);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(stopped);
      }
    }
  }

  /// An archive has no classes of folders.
  private static String jarsOnly() {
    var jars = new ArrayList<String>();
    var path = System.getProperty("java.class.path");
    for (var entry : Arrays.stream(path.split(File.pathSeparator)).toList()) {
      jars.add(Files.isDirectory(Path.of(entry)) ? jar(entry, jars.size()) : entry);
    }
    return String.join(File.pathSeparator, jars);
  }

  private static String jar(String classes, int number) {
    var jar = FOLDER.resolve("classes" + number + ".jar").toString();
    var tool = ToolProvider.findFirst("jar").orElseThrow();
    var code = tool.run(System.out, System.err, "--create", "--file", jar, "-C", classes, ".");
    if (code != 0) {
      throw new IllegalStateException("no jar of " + classes);
    }
    return jar;
  }

  /// What the program loads until it is ready is what is archived.
  private static void run(List<String> flags) throws IOException, InterruptedException {
    var settings = DevelopmentSettings.in(FOLDER.resolve("data"));
    var log = FOLDER.resolve("log");
    var command = ChildProgram.java(flags, DevMain.class);
    try (var program = ChildProgram.start(command, Path.of(""), log, settings)) {
      program.awaitReady();
      program.terminate();
      program.awaitExit();
    }
  }
}
