package com.callcat.dev.dynamodb;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.ErrorCode;
import com.callcat.dev.dynamodb.wire.JsonOut;

/// The body of an answer that refuses a request.
final class ErrorBody {
  private ErrorBody() {}

  static byte[] of(ApiException refusal) {
    return JsonOut.object(
        out -> {
          out.string("__type", refusal.code().type());
          if (!refusal.getMessage().isEmpty()) {
            out.string(messageName(refusal.code()), refusal.getMessage());
          }
          out.item("Item", refusal.item());
          if (!refusal.reasons().isEmpty()) {
            out.objects(
                "CancellationReasons",
                refusal.reasons(),
                (one, reason) ->
                    one.string("Code", reason.code())
                        .string("Message", reason.message())
                        .item("Item", reason.item()));
          }
        });
  }

  /// The name of the field with the message, which AWS spells differently for some errors.
  private static String messageName(ErrorCode code) {
    return code == ErrorCode.SERIALIZATION || code == ErrorCode.TRANSACTION_CANCELED
        ? "Message"
        : "message";
  }
}
