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

/// Long texts as attributes: compressed, sealed, and put into [Parts] when they are too large for
/// their item. A text may have 16 MiB, so worker threads do what takes long.
final class Blobs {
  private final Vertx vertx;
  private final Sealer sealer;
  private final Parts parts;

  Blobs(Vertx vertx, Sealer sealer, Parts parts) {
    this.vertx = vertx;
    this.sealer = sealer;
    this.parts = parts;
  }

  /// Makes the attribute; nothing refers to it until it is written into an item.
  ///
  /// @param inline the most bytes that the item itself may take
  /// @param expiresAt in epoch seconds; null is never
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

  /// What is stored of several attributes, each in its pieces, still sealed.
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

  /// For a worker thread: what is small here may be a text of 16 MiB.
  String open(CallKey key, String attribute, List<byte[]> pieces) {
    return decompress(sealer.open(key, attribute, join(pieces)));
  }

  /// Removes what attributes that nothing refers to any more have outside their items. Never fails:
  /// what cannot be removed only takes up room.
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
