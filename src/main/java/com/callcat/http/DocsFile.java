package com.callcat.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/// A file that is the same for everybody, held in memory whole.
///
/// @param cacheControl how long a copy may be used
/// @param etag changes when the content does
record DocsFile(String type, String cacheControl, String etag, Buffer content) {
  private static final String ASK_AGAIN = "no-cache";
  private static final String FOR_A_DAY = "public, max-age=86400";

  /// What a page may do: load its own files and ask this API.
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /// One that changes with the program: a copy is asked about each time.
  static DocsFile ofOurs(String type, String resource) {
    return read(type, ASK_AGAIN, resource);
  }

  /// One that the program has written itself: a copy is asked about each time.
  static DocsFile ofText(String type, String text) {
    return of(type, ASK_AGAIN, text.getBytes(StandardCharsets.UTF_8));
  }

  /// One that comes with a library.
  static DocsFile ofLibrary(String type, String resource) {
    return read(type, FOR_A_DAY, resource);
  }

  private static DocsFile read(String type, String cacheControl, String resource) {
    try (var stream = DocsFile.class.getResourceAsStream(resource)) {
      return of(type, cacheControl, Objects.requireNonNull(stream, resource).readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static DocsFile of(String type, String cacheControl, byte[] content) {
    return new DocsFile(type, cacheControl, etag(content), Buffer.buffer(content));
  }

  private static String etag(byte[] content) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(content);
      return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(digest) + '"';
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// Answers with what a browser shows, so that it says what that may do.
  Future<Void> answerPage(RoutingContext ctx) {
    ctx.response()
        .putHeader("Content-Security-Policy", POLICY)
        .putHeader("Referrer-Policy", "no-referrer");
    return answer(ctx);
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
