package com.callcat.store;

import com.callcat.call.Call;
import com.callcat.call.CallId;
import com.callcat.call.CallStatus;
import com.callcat.store.PageTokens.Part;
import com.callcat.store.PageTokens.Place;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The sort key of the index by status: the status, and the time by which the list of that status
/// is sorted. So the calls of one status are next to each other, and a list reads only the calls
/// that it shows.
final class ListedKey {
  private static final int DIGITS = 15;

  private ListedKey() {}

  static String of(Call call) {
    var ending = call.ending();
    var time = ending == null ? call.brief().scheduledFor() : ending.completedAt();
    return of(call.status(), time.toEpochMilli());
  }

  /// The key of an item, which may have been written by a version that did not know this key.
  static String of(Map<String, AttributeValue> item) {
    var status = CallStatus.valueOf(ItemReader.present(item, "status").s());
    var time = ItemReader.present(item, status.ended() ? "completedAt" : "scheduledFor");
    return of(status, Long.parseLong(time.n()));
  }

  /// The prefix of the keys of a status.
  static String prefix(CallStatus status) {
    return status.name() + "/";
  }

  /// @param time in epoch milliseconds. It is written with fifteen digits, enough up to the year
  ///   9999, so that keys sort as texts in the order of the times
  static String of(CallStatus status, long time) {
    var digits = Long.toString(time);
    return prefix(status) + "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
  }

  /// The place in the list of its status that a key stands for.
  static Place place(String key, CallId callId) {
    var slash = key.indexOf('/');
    var status = CallStatus.valueOf(key.substring(0, slash));
    return new Place(Part.of(status), Long.parseLong(key.substring(slash + 1)), callId);
  }
}
