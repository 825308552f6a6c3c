package com.callcat.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.callcat.bus.StoreRequest.IdempotencyKey;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import io.vertx.ext.web.RoutingContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the header Idempotency-Key, with which a repeated request creates nothing new. Only hashes
/// of it are used further, because a key may contain anything.
final class IdempotencyKeys {
  private static final String HEADER = "Idempotency-Key";
  private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,255}");

  private IdempotencyKeys() {}

  /// The key of a request; null if it has none. Throws Invalid.
  static @Nullable IdempotencyKey of(RoutingContext ctx, Fields fields) {
    var given = ctx.request().headers().getAll(HEADER);
    if (given.isEmpty()) {
      return null;
    }
    if (given.size() > 1 || !VISIBLE.matcher(given.getFirst()).matches()) {
      throw new ProblemException(
          Problem.Invalid.of(HEADER, "must be one key of 1 to 255 visible ASCII characters"));
    }
    return new IdempotencyKey(
        hash(given.getFirst()), hash(ctx.normalizedPath() + " " + fields.canonical()));
  }

  private static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
