package com.callcat.dev.dynamodb.wire;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.wire.ValueFault.Wording;
import org.jspecify.annotations.Nullable;

/// The attribute values in a request. A fault of a value is stored and not thrown, because AWS
/// reports other faults of the request first.
///
/// @param faultAt the name of the first attribute with a fault; null if there is none
/// @param fault its fault; null if there is none
public record ParsedAttributes(Item item, @Nullable String faultAt, @Nullable ValueFault fault) {
  /// The attributes, if they have no fault.
  ///
  /// @throws ApiException if a value cannot be stored
  public Item checked(Wording wording) {
    if (fault != null) {
      throw ApiException.validation(fault.in(wording));
    }
    return item;
  }
}
