package com.callcat.store;

import com.callcat.call.Call;
import com.callcat.call.CallId;
import com.callcat.call.CallStatus;
import com.callcat.store.PageTokens.Part;
import com.callcat.store.PageTokens.Place;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The sort key of a user's calls by status: the status, and the time by which its list is in
/// order, so that the calls of one status are neighbours and a list reads only what it shows.
final class ListedKey {
  private static final int DIGITS = 15;

  private ListedKey() {}

  static String of(Call call) {
    var ending = call.ending();
    var time = ending == null ? call.brief().scheduledFor() : ending.completedAt();
    return of(call.status(), time.toEpochMilli());
  }

  /// Of an item, also of one that was written when there was no such key.
  static String of(Map<String, AttributeValue> item) {
    var status = CallStatus.valueOf(ItemReader.present(item, "status").s());
    var time = ItemReader.present(item, status.ended() ? "completedAt" : "scheduledFor");
    return of(status, Long.parseLong(time.n()));
  }

  /// What the keys of a status begin with.
  static String prefix(CallStatus status) {
    return status.name() + "/";
  }

  /// @param time in epoch milliseconds; fifteen digits hold every time up to the year 9999, so that
  ///   the order of the texts is that of the numbers
  static String of(CallStatus status, long time) {
    var digits = Long.toString(time);
    return prefix(status) + "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
  }

  /// Where in the list of its status the call with this key is.
  static Place place(String key, CallId callId) {
    var slash = key.indexOf('/');
    var status = CallStatus.valueOf(key.substring(0, slash));
    return new Place(Part.of(status), Long.parseLong(key.substring(slash + 1)), callId);
  }
}
