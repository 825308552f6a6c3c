package com.callcat.store;

import static com.callcat.store.Attributes.number;

import com.callcat.call.CallId;
import com.callcat.call.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An entry of a user's journal while it is built: some changes, each with the whole call,
/// encrypted as the calls are. If an entry is found where this one was to be written, its random id
/// shows whether it is this one.
final class JournalEntry {
  static final String SEQ = "seq";
  static final String ID = "entryId";
  static final String VERSIONS = "versions";
  static final String WRITER = "writer";
  private static final String CHANGES = "changes";
  private static final String CALL = "call";
  private static final String DELETED = "deleted";
  private static final String GAP = "gap";

  /// The most changes in an entry. The size is limited too, unless a single change is larger,
  /// because several entries are read at once.
  private static final int MOST_CHANGES = 50;

  private static final int MOST_BYTES = 32 * 1024;

  private final CallItem items;
  private final String id = UUID.randomUUID().toString();
  private final boolean gap;
  private final @Nullable String writer;
  private final List<Change> changes = new ArrayList<>();
  private final List<AttributeValue> sealed = new ArrayList<>();
  private int bytes;

  /// An entry without changes.
  JournalEntry(CallItem items) {
    this(items, false, null);
  }

  /// @param gap whether changes before this entry are lost
  /// @param writer the process that will append the next entries; null if there is none
  JournalEntry(CallItem items, boolean gap, @Nullable String writer) {
    this.items = items;
    this.gap = gap;
    this.writer = writer;
  }

  String id() {
    return id;
  }

  List<Change> changes() {
    return changes;
  }

  /// Adds a change if there is room for it. The first change always fits.
  boolean add(Change change) {
    var made = change.fields();
    var call = (made != null ? made : items.fields(change.call())).item();
    var size = size(AttributeValue.fromM(call));
    if (changes.size() == MOST_CHANGES || (!changes.isEmpty() && bytes + size > MOST_BYTES)) {
      return false;
    }
    changes.add(change);
    sealed.add(
        AttributeValue.fromM(
            Map.of(
                CALL, AttributeValue.fromM(call),
                DELETED, AttributeValue.fromBool(change.deleted()))));
    bytes += size;
    return true;
  }

  /// Makes this the last entry of a chain, without changes.
  JournalEntry end() {
    return new JournalEntry(items);
  }

  /// The item, without its number and its expiry.
  Map<String, AttributeValue> item() {
    var item = new HashMap<String, AttributeValue>();
    item.put(ID, AttributeValue.fromS(id));
    item.put(GAP, AttributeValue.fromBool(gap));
    item.put(VERSIONS, AttributeValue.fromM(versionsItem()));
    item.put(CHANGES, AttributeValue.fromL(sealed));
    if (writer != null) {
      item.put(WRITER, AttributeValue.fromS(writer));
    }
    return item;
  }

  private Map<String, AttributeValue> versionsItem() {
    var item = new HashMap<String, AttributeValue>();
    versions().forEach((id, version) -> item.put(id.toString(), number(version)));
    return item;
  }

  /// For each call in this entry, the version after its newest change.
  Map<CallId, Long> versions() {
    var versions = new HashMap<CallId, Long>();
    changes.forEach(change -> versions.put(change.call().key().callId(), version(change)));
    return versions;
  }

  /// The version after a change. A deletion counts as the version after the last one.
  static long version(Change change) {
    return change.call().version() + (change.deleted() ? 1 : 0);
  }

  static Map<String, AttributeValue> key(UserId userId, long seq) {
    return Map.of("userId", AttributeValue.fromN(userId.toString()), SEQ, number(seq));
  }

  static long seq(Map<String, AttributeValue> item) {
    return number(ItemReader.present(item, SEQ));
  }

  static boolean gap(Map<String, AttributeValue> item) {
    return ItemReader.present(item, GAP).bool();
  }

  static int count(Map<String, AttributeValue> item) {
    return ItemReader.present(item, CHANGES).l().size();
  }

  /// The changes of an entry that was read, without some at its beginning.
  static List<Change> changes(Map<String, AttributeValue> item, int without, CallItem items) {
    return ItemReader.present(item, CHANGES).l().stream()
        .skip(without)
        .map(AttributeValue::m)
        .map(
            change ->
                new Change(
                    items.read(ItemReader.present(change, CALL).m()),
                    ItemReader.present(change, DELETED).bool()))
        .toList();
  }

  /// About how many bytes an attribute takes in the database.
  private static int size(AttributeValue value) {
    return switch (value.type()) {
      case S -> value.s().length();
      case B -> value.b().asByteArrayUnsafe().length;
      case M ->
          value.m().entrySet().stream()
              .mapToInt(entry -> entry.getKey().length() + size(entry.getValue()))
              .sum();
      case SS -> value.ss().stream().mapToInt(String::length).sum();
      case N, BOOL, NUL, L, NS, BS, UNKNOWN_TO_SDK_VERSION -> 20;
    };
  }
}
