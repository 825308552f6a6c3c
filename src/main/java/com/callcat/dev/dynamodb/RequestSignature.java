package com.callcat.dev.dynamodb;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.ErrorCode;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The signature of a request, in a header or in the query. It must be complete, but it is not
/// verified, because the server knows no secrets. Source: dynalite, tests of connections, compared
/// with AWS.
///
/// @param accessKey the access key of the client
record RequestSignature(String accessKey) {
  private static final String ALGORITHM = "X-Amz-Algorithm";
  private static final Pattern BETWEEN_PARTS = Pattern.compile("[, ]+");

  /// Reads the signature of a request.
  ///
  /// @throws ApiException if it has no signature, two, or an incomplete one
  static RequestSignature of(HttpServerRequest request) {
    var header = request.getHeader("authorization");
    var inQuery = request.getParam(ALGORITHM) != null;
    if (header != null && inQuery) {
      throw new ApiException(
          ErrorCode.INVALID_SIGNATURE,
          "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP"
              + " header.");
    }
    if (header != null && header.strip().startsWith("AWS4-")) {
      return inHeader(request, header);
    }
    if (inQuery) {
      return inQuery(request);
    }
    throw new ApiException(ErrorCode.MISSING_TOKEN, "Request is missing Authentication Token");
  }

  private static RequestSignature inHeader(HttpServerRequest request, String header) {
    var parts = parts(header);
    var missing =
        missing(
            List.of("Credential", "Signature", "SignedHeaders"),
            name -> !parts.getOrDefault(name, "").isEmpty(),
            "Authorization header requires '%s' parameter. ");
    if (request.getHeader("x-amz-date") == null && request.getHeader("date") == null) {
      missing +=
          "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ";
    }
    isWhole(missing, "Authorization=" + header);
    return by(parts.getOrDefault("Credential", ""));
  }

  private static Map<String, String> parts(String header) {
    var parts = new LinkedHashMap<String, String>();
    for (var part : BETWEEN_PARTS.split(header.strip(), -1)) {
      var equals = part.indexOf('=');
      if (equals > 0) {
        parts.put(part.substring(0, equals), part.substring(equals + 1));
      }
    }
    return parts;
  }

  private static RequestSignature inQuery(HttpServerRequest request) {
    var missing =
        missing(
            List.of(
                ALGORITHM,
                "X-Amz-Credential",
                "X-Amz-Signature",
                "X-Amz-SignedHeaders",
                "X-Amz-Date"),
            name -> !request.getParam(name, "").isEmpty(),
            "AWS query-string parameters must include '%s'. ");
    isWhole(missing, "Re-examine the query-string parameters.");
    return by(request.getParam("X-Amz-Credential", ""));
  }

  private static String missing(List<String> names, Predicate<String> isThere, String message) {
    var missing = new StringBuilder();
    for (var name : names) {
      if (!isThere.test(name)) {
        missing.append(message.formatted(name));
      }
    }
    return missing.toString();
  }

  private static void isWhole(String missing, String after) {
    if (!missing.isEmpty()) {
      throw new ApiException(ErrorCode.INCOMPLETE_SIGNATURE, missing + after);
    }
  }

  /// Reads the access key, with which a credential begins.
  private static RequestSignature by(String credential) {
    var slash = credential.indexOf('/');
    return new RequestSignature(slash < 0 ? credential : credential.substring(0, slash));
  }
}
