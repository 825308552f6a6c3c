package com.callcat.store;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/// Why DynamoDB cannot be used at the start, worded as the end of a sentence for the operator. The
/// SDK's own messages would name its classes, or every place where it has looked for credentials.
final class StartFailure extends RuntimeException {
  private static final int LONGEST = 300;
  private static final int SERVER_ERROR = 500;
  private static final String NO_DYNAMODB = "what answers there is no DynamoDB";

  private StartFailure(String reason, Throwable cause) {
    super(reason, cause);
  }

  static StartFailure of(Throwable failure) {
    return failure instanceof StartFailure known
        ? known
        : new StartFailure(reason(failure), failure);
  }

  static StartFailure noDynamoDb() {
    return new StartFailure(NO_DYNAMODB, new IllegalStateException("an answer without a table"));
  }

  private static String reason(Throwable failure) {
    return switch (failure) {
      case CompletionException wrapper when wrapper.getCause() != null ->
          reason(wrapper.getCause());
      case DynamoDbException refused -> refusal(refused);
      case ApiCallTimeoutException _, ApiCallAttemptTimeoutException _ -> "it does not answer";
      default -> connection(failure);
    };
  }

  private static String refusal(DynamoDbException refused) {
    var details = refused.awsErrorDetails();
    if (details == null || details.errorCode() == null || details.errorCode().isBlank()) {
      return refused.statusCode() >= SERVER_ERROR
          ? "it answers HTTP status " + refused.statusCode()
          : NO_DYNAMODB + " (HTTP status " + refused.statusCode() + ")";
    }
    return details.errorMessage() == null
        ? "it answers " + details.errorCode()
        : "it answers %s: %s".formatted(details.errorCode(), line(details.errorMessage()));
  }

  private static String connection(Throwable failure) {
    var message = Objects.toString(failure.getMessage(), "");
    if (message.startsWith("Unable to load credentials")) {
      return "there are no AWS credentials; set dynamodb.accessKey and dynamodb.secretKey, or give"
          + " the process a role or what else the AWS SDK looks for";
    }
    if (message.contains("JsonParseException") || message.startsWith("Unable to unmarshall")) {
      return NO_DYNAMODB;
    }
    return switch (known(failure)) {
      case UnknownHostException unknown ->
          "the host is unknown (%s)".formatted(line(Objects.toString(unknown.getMessage(), "")));
      case ConnectException _ -> "nothing listens there";
      case SSLException noTls ->
          "there is no TLS: " + line(Objects.toString(noTls.getMessage(), ""));
      case null, default -> message.isEmpty() ? failure.getClass().getSimpleName() : first(message);
    };
  }

  /// The first cause whose message says more than the SDK's own.
  private static @Nullable Throwable known(@Nullable Throwable failure) {
    return switch (failure) {
      case null -> null;
      case UnknownHostException unknown -> unknown;
      case ConnectException refused -> refused;
      case SSLException noTls -> noTls;
      default -> known(failure.getCause());
    };
  }

  /// The message without what the SDK adds before and after it.
  private static String first(String message) {
    return line(message.replaceFirst("^Unable to execute HTTP request: ", "").split("\\. ", 2)[0]);
  }

  /// The first line of a text, shortened if it is very long, without a full stop.
  private static String line(String text) {
    var first = text.lines().findFirst().orElse("").strip().replaceFirst("\\.$", "");
    return first.length() <= LONGEST ? first : first.substring(0, LONGEST) + "…";
  }
}
