package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.Bytes;
import com.callcat.dev.dynamodb.model.ErrorCode;
import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.model.Value;
import com.callcat.dev.dynamodb.storage.Rows;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;

/// The tokens of transactions that were executed within the last ten minutes. Source:
/// TransactWriteItems, `ClientRequestToken`.
final class TransactionTokens {
  private static final long MILLIS_KEPT = 10 * 60 * 1_000;

  private final Rows byToken;
  private final Rows byTime;
  private final long now;

  TransactionTokens(AccountDatabase database) {
    this.byToken = database.catalog().rows("tokens");
    this.byTime = database.catalog().rows("tokens-by-time");
    this.now = database.clock().millis();
  }

  /// The digest by which a transaction is recognised.
  static Bytes digest(Object transaction) {
    try {
      var text = transaction.toString().getBytes(StandardCharsets.UTF_8);
      return new Bytes(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// Whether the transaction was executed.
  ///
  /// @throws ApiException if the token belongs to another transaction
  boolean knows(String token, Bytes digest) {
    forgetOld();
    var known = byToken.get(bytes(token));
    if (known == null) {
      return false;
    }
    if (!known.require("digest").equals(new Value.Binary(digest))) {
      throw new ApiException(
          ErrorCode.IDEMPOTENT_PARAMETER_MISMATCH,
          "The request uses the same client token as a previous, but non-identical request.");
    }
    return true;
  }

  void remember(String token, Bytes digest) {
    byToken.put(bytes(token), new Item(Map.of("digest", new Value.Binary(digest))));
    byTime.put(timed(token), new Item(Map.of("token", new Value.Text(token))));
  }

  private void forgetOld() {
    while (true) {
      var oldest = byTime.scan(null, bytes(now - MILLIS_KEPT), false);
      if (!oldest.hasNext()) {
        return;
      }
      var row = oldest.next();
      if (row.getValue().require("token") instanceof Value.Text token) {
        byToken.remove(bytes(token.text()));
      }
      byTime.remove(row.getKey());
    }
  }

  private byte[] timed(String token) {
    var text = bytes(token);
    return ByteBuffer.allocate(Long.BYTES + text.length).putLong(now).put(text).array();
  }

  private static byte[] bytes(long time) {
    return ByteBuffer.allocate(Long.BYTES).putLong(time).array();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
