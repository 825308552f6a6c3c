package com.callcat.dev;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Creates files and directories that only their owner can read, from the first moment on.
final class OwnerOnly {
  private OwnerOnly() {}

  /// Creates a directory if it does not exist.
  static Path directory(Path directory) throws IOException {
    return Files.createDirectories(directory, permissions(directory, "rwx------"));
  }

  /// Writes a file atomically: it exists with its whole content, or not at all.
  static void write(Path file, String content) throws IOException {
    var draft = file.resolveSibling(file.getFileName() + ".draft");
    Files.deleteIfExists(draft);
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = FileChannel.open(draft, options, permissions(draft, "rw-------"))) {
      channel.write(StandardCharsets.UTF_8.encode(content));
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /// The permissions; none if the file system does not support them, where the user's own folders
  /// are private anyway.
  private static FileAttribute<?>[] permissions(Path path, String mode) {
    var posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    var permissions = PosixFilePermissions.fromString(mode);
    return posix
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }
}
