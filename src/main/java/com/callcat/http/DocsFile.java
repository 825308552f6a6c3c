package com.callcat.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/// A file that is the same for everybody, kept in memory whole.
///
/// @param cacheControl how long a copy may be used
/// @param etag changes when the content does
record DocsFile(String type, String cacheControl, String etag, Buffer content) {
  private static final String ASK_AGAIN = "no-cache";
  private static final String FOR_A_DAY = "public, max-age=86400";

  /// One that changes with the program: a copy is asked about each time.
  static DocsFile ofOurs(String type, String resource) {
    return read(type, ASK_AGAIN, resource);
  }

  /// One that comes with a library.
  static DocsFile ofLibrary(String type, String resource) {
    return read(type, FOR_A_DAY, resource);
  }

  private static DocsFile read(String type, String cacheControl, String resource) {
    try (var stream = DocsFile.class.getResourceAsStream(resource)) {
      var bytes = Objects.requireNonNull(stream, resource).readAllBytes();
      return new DocsFile(type, cacheControl, etag(bytes), Buffer.buffer(bytes));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String etag(byte[] content) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(content);
      return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(digest) + '"';
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// Answers with it, or with 304 if the copy that a client has is still good.
  Future<Void> answer(RoutingContext ctx) {
    var response =
        ctx.response()
            .putHeader(HttpHeaders.ETAG, etag)
            .putHeader(HttpHeaders.CACHE_CONTROL, cacheControl)
            .putHeader("X-Content-Type-Options", "nosniff");
    if (ctx.isFresh()) {
      return response.setStatusCode(304).end();
    }
    response.putHeader(HttpHeaders.CONTENT_TYPE, type);
    if (!ctx.request().method().equals(HttpMethod.HEAD)) {
      return response.end(content);
    }
    return response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(content.length())).end();
  }
}
