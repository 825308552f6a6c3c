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

/// A static file, which is kept in memory.
///
/// @param cacheControl the header that says how long a client may use its copy
/// @param etag changes when the content does
record DocsFile(String type, String cacheControl, String etag, Buffer content) {
  private static final String ASK_AGAIN = "no-cache";
  private static final String FOR_A_DAY = "public, max-age=86400";

  /// The Content-Security-Policy of pages: they may load only their own files and use only this
  /// API.
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /// A file of the program. Clients must revalidate their copy each time.
  static DocsFile ofOurs(String type, String resource) {
    return read(type, ASK_AGAIN, resource);
  }

  /// A text that the program generates. Clients must revalidate their copy each time.
  static DocsFile ofText(String type, String text) {
    return of(type, ASK_AGAIN, text.getBytes(StandardCharsets.UTF_8));
  }

  /// A file of a library.
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

  /// Answers with this file as a page, with the [#POLICY].
  Future<Void> answerPage(RoutingContext ctx) {
    ctx.response()
        .putHeader("Content-Security-Policy", POLICY)
        .putHeader("Referrer-Policy", "no-referrer");
    return answer(ctx);
  }

  /// Answers with this file, or with 304 if the client's copy is still valid.
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
