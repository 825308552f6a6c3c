package com.callcat.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/// Writes JSON directly into the buffer that is sent.
final class JsonWriter {
  private static final JsonFactory FACTORY = new JsonFactory();

  /// From this length on, writing would block an event loop too long.
  private static final int HEAVY_CHARS = 64 * 1024;

  private JsonWriter() {}

  /// Writes the content.
  @FunctionalInterface
  interface Content {
    void writeTo(JsonGenerator json) throws IOException;
  }

  static Future<Void> answer(RoutingContext ctx, int status, Content content) {
    return end(ctx, status, encode(content));
  }

  /// Answers with JSON, which is written on a worker thread if it is long.
  ///
  /// @param chars about how many characters it will have
  static Future<Void> answer(RoutingContext ctx, int status, long chars, Content content) {
    return chars < HEAVY_CHARS
        ? answer(ctx, status, content)
        : ctx.vertx()
            .executeBlocking(() -> encode(content), false)
            .compose(json -> end(ctx, status, json));
  }

  private static Future<Void> end(RoutingContext ctx, int status, Buffer json) {
    ctx.response().setStatusCode(status);
    return end(ctx.request(), "application/json", json);
  }

  /// Ends an answer with a body. Its headers forbid caching and guessing the media type. A HEAD
  /// request gets only the length of the body.
  static Future<Void> end(HttpServerRequest request, String type, Buffer json) {
    var response =
        request
            .response()
            .putHeader(HttpHeaders.CONTENT_TYPE, type)
            .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
            .putHeader("X-Content-Type-Options", "nosniff");
    if (!request.method().equals(HttpMethod.HEAD)) {
      return response.end(json);
    }
    return response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(json.length())).end();
  }

  static Buffer encode(Content content) {
    var buffer = Buffer.buffer(1024);
    try (var json = FACTORY.createGenerator(new BufferStream(buffer))) {
      content.writeTo(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return buffer;
  }

  /// A buffer as a stream for Jackson.
  private static final class BufferStream extends OutputStream {
    private final Buffer buffer;

    BufferStream(Buffer buffer) {
      this.buffer = buffer;
    }

    @Override
    public void write(int value) {
      buffer.appendByte((byte) value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      buffer.appendBytes(bytes, offset, length);
    }
  }
}
