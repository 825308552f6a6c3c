package com.callcat.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.callcat.call.CallKey;
import com.callcat.net.Bodies;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Long texts as attributes: compressed, encrypted, and split into [Parts] if they are too large
/// for their item. A text may have up to 16 MiB, so the slow steps are done on worker threads.
final class Blobs {
  private final Vertx vertx;
  private final Sealer sealer;
  private final Parts parts;

  Blobs(Vertx vertx, Sealer sealer, Parts parts) {
    this.vertx = vertx;
    this.sealer = sealer;
    this.parts = parts;
  }

  /// Makes the attribute of a text. The caller then writes it into an item.
  ///
  /// @param inline the largest value, in bytes, that is stored in the item itself
  /// @param expiresAt in epoch seconds; null if the text never expires
  Future<AttributeValue> put(
      CallKey key, String attribute, String text, int inline, @Nullable Long expiresAt) {
    return Bodies.work(vertx, text.length(), () -> sealer.seal(key, attribute, compress(text)))
        .compose(
            secret ->
                secret.length <= inline
                    ? Future.succeededFuture(bytes(secret))
                    : parts.write(secret, expiresAt));
  }

  Future<String> get(CallKey key, String attribute, AttributeValue value) {
    return pieces(List.of(value))
        .compose(
            pieces -> vertx.executeBlocking(() -> open(key, attribute, pieces.getFirst()), false));
  }

  /// Reads what is stored of several attributes: for each its pieces, still encrypted.
  Future<List<List<byte[]>>> pieces(List<AttributeValue> values) {
    return parts
        .read(values.stream().filter(AttributeValue::hasM).toList())
        .map(
            read -> {
              var next = read.iterator();
              return values.stream()
                  .map(value -> value.hasM() ? next.next() : List.of(value.b().asByteArrayUnsafe()))
                  .toList();
            });
  }

  /// Decrypts and decompresses a text. To be called on a worker thread, because small pieces may
  /// become a text of 16 MiB.
  String open(CallKey key, String attribute, List<byte[]> pieces) {
    return decompress(sealer.open(key, attribute, join(pieces)));
  }

  /// Deletes the parts of attributes that no item has any more. Never fails: parts that cannot be
  /// deleted only take up room.
  Future<?> drop(Collection<AttributeValue> values) {
    return Future.join(values.stream().filter(AttributeValue::hasM).map(parts::delete).toList())
        .otherwiseEmpty();
  }

  private static AttributeValue bytes(byte[] secret) {
    return AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(secret));
  }

  private static byte[] join(List<byte[]> pieces) {
    var whole = new ByteArrayOutputStream();
    pieces.forEach(whole::writeBytes);
    return whole.toByteArray();
  }

  private static byte[] compress(String text) {
    var compressed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(compressed)) {
      gzip.write(text.getBytes(UTF_8));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return compressed.toByteArray();
  }

  private static String decompress(byte[] compressed) {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      return new String(gzip.readAllBytes(), UTF_8);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
