package com.callcat.dev;

import com.callcat.config.ConfigException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// An exclusive lock on a data directory. Everything that uses the directory needs this lock, so
/// that two programs cannot destroy each other's databases. The operating system releases it when
/// the process ends, even if it is killed.
public final class DataDirLock implements AutoCloseable {
  private final Path directory;
  private final FileChannel channel;

  private DataDirLock(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /// Takes the lock. Creates the directory, readable only for its owner, if it does not exist.
  ///
  /// @throws ConfigException if another program uses it, or it cannot be created
  public static DataDirLock take(Path wanted) {
    try {
      var directory = OwnerOnly.directory(wanted).toRealPath();
      var file = directory.resolve("lock");
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new ConfigException(
            "Another CallCat is using "
                + directory
                + ": stop it, or set data.dir (CALLCAT_DATA_DIR) to another directory.");
      }
      return new DataDirLock(directory, channel);
    } catch (IOException failure) {
      throw new ConfigException(
          "The directory %s of data.dir (CALLCAT_DATA_DIR) cannot be used: %s."
              .formatted(wanted, failure));
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }

  /// The absolute path of the directory, without symbolic links.
  public Path directory() {
    return directory;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
