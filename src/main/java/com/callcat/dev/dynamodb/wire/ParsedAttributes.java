package com.callcat.dev.dynamodb.wire;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.wire.ValueFault.Wording;
import org.jspecify.annotations.Nullable;

/// A map of attribute values as a request has it. What is wrong with its values is kept and not
/// thrown, because other faults of the request are told first.
///
/// @param faultAt the name of the first attribute with a fault
/// @param fault what is wrong with it
public record ParsedAttributes(Item item, @Nullable String faultAt, @Nullable ValueFault fault) {
  /// The attributes, if they are without a fault.
  ///
  /// @throws ApiException when a value is not one that can be stored
  public Item checked(Wording wording) {
    if (fault != null) {
      throw ApiException.validation(fault.in(wording));
    }
    return item;
  }
}
