package com.callcat.dev.dynamodb.storage;

import com.callcat.dev.dynamodb.model.Item;
import java.nio.file.Path;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/// A store in a file of H2's MVStore: a log-structured file without native code. Its trees can be
/// sorted with a comparator of our own, and a commit is atomic over all of them.
///
/// A commit writes to the file, but does not wait for the disk. So confirmed writes survive every
/// end of the process, but not a loss of power. This is enough for development, and waiting would
/// cost milliseconds for each write.
public final class DiskStore implements Store {
  private static final String FILE = "dynamodb.mv";
  private static final int CACHE_MEGABYTES = 64;

  /// After this many commits some of the unused space is freed.
  private static final int COMMITS_BETWEEN_COMPACTIONS = 512;

  private static final int FILL_RATE_WANTED = 60;
  private static final int BYTES_PER_COMPACTION = 4 * 1024 * 1024;
  private static final int MILLIS_TO_COMPACT_AT_THE_END = 200;

  private final MVStore file;
  private int commits;

  private DiskStore(MVStore file) {
    this.file = file;
  }

  /// Opens the file, or creates it.
  ///
  /// @param directory exists, and is used by nothing else
  /// @throws org.h2.mvstore.MVStoreException if it cannot be opened
  public static DiskStore open(Path directory) {
    var file =
        new MVStore.Builder()
            .fileName(directory.resolve(FILE).toString())
            .autoCommitDisabled()
            .cacheSize(CACHE_MEGABYTES)
            .open();
    // Old data may be overwritten at once, because commits do not wait for the disk anyway.
    file.setRetentionTime(0);
    file.setVersionsToKeep(0);
    return new DiskStore(file);
  }

  @Override
  public Rows rows(String name) {
    return new DiskRows(
        file.openMap(
            name,
            new MVMap.Builder<byte[], Item>()
                .keyType(new KeyDataType())
                .valueType(new ItemDataType())));
  }

  @Override
  public void drop(String name) {
    file.removeMap(name);
  }

  @Override
  public boolean mustCommit() {
    return true;
  }

  @Override
  public void commit() {
    file.commit();
    if (++commits % COMMITS_BETWEEN_COMPACTIONS == 0) {
      file.compact(FILL_RATE_WANTED, BYTES_PER_COMPACTION);
    }
  }

  @Override
  public void close() {
    file.close(MILLIS_TO_COMPACT_AT_THE_END);
  }
}
