package com.callcat.dev.dynamodb;

import io.vertx.core.http.HttpServerRequest;

/// The content types of the protocol.
final class ContentType {
  private static final String OF_PROTOCOL = "application/x-amz-json-1.0";
  private static final String JSON = "application/json";

  private ContentType() {}

  /// Whether a request's `Content-Type` is one of this protocol.
  static boolean isKnown(HttpServerRequest request) {
    var type = of(request);
    return type.equals(OF_PROTOCOL) || type.equals(JSON);
  }

  /// The content type of an answer, which is that of its request.
  static String ofAnswer(HttpServerRequest request) {
    return of(request).equals(OF_PROTOCOL) ? OF_PROTOCOL : JSON;
  }

  private static String of(HttpServerRequest request) {
    var header = request.getHeader("content-type");
    if (header == null) {
      return "";
    }
    var parameters = header.indexOf(';');
    return (parameters < 0 ? header : header.substring(0, parameters)).strip();
  }
}
