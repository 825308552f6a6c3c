package com.callcat.dev.dynamodb;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.ErrorCode;
import com.callcat.dev.dynamodb.operation.Operation;
import com.callcat.dev.dynamodb.operation.Operations;
import com.callcat.dev.dynamodb.wire.RequestReader;
import com.callcat.dev.dynamodb.wire.Struct;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Parses the requests of the JSON 1.0 protocol, has them executed, and answers.
final class HttpFront implements Handler<HttpServerRequest> {
  private static final Logger LOG = LoggerFactory.getLogger(HttpFront.class);
  private static final int LONGEST_BODY = 16 * 1024 * 1024;
  private static final String TARGET = "DynamoDB_20120810.";
  private static final String SHARED = "shared";
  private static final int NOT_FOUND = 404;
  private static final int TOO_LARGE = 413;

  private final Engine engine;
  private final AccountDatabases accounts;
  private final ResponseSender answers;
  private final boolean perAccessKey;

  HttpFront(
      Engine engine, AccountDatabases accounts, ResponseSender answers, boolean perAccessKey) {
    this.engine = engine;
    this.accounts = accounts;
    this.answers = answers;
    this.perAccessKey = perAccessKey;
  }

  @Override
  public void handle(HttpServerRequest request) {
    if (request.method().equals(HttpMethod.GET)) {
      answers.plain(request, 200, "healthy: dynamodb.us-east-1.amazonaws.com ");
      return;
    }
    request
        .body()
        .onSuccess(body -> carryOut(request, body))
        .onFailure(gone -> LOG.debug("a request broke off", gone));
  }

  private void carryOut(HttpServerRequest request, Buffer body) {
    if (body.length() > LONGEST_BODY) {
      request.response().setStatusCode(TOO_LARGE).end();
      return;
    }
    if (!request.method().equals(HttpMethod.POST)
        || (body.length() > 0 && !ContentType.isKnown(request))) {
      answers.plain(request, NOT_FOUND, "<UnknownOperationException/>\n");
      return;
    }
    run(request, body).onComplete(done -> answer(request, done));
  }

  private Future<byte[]> run(HttpServerRequest request, Buffer body) {
    var bytes = body.getBytes();
    try {
      var operation = operation(request);
      var account = account(request);
      var struct = operation.read(bytes);
      var first = run(account, operation, struct);
      return answers.doubles() ? first.transform(_ -> run(account, operation, struct)) : first;
    } catch (ApiException refusal) {
      return Future.failedFuture(
          RequestReader.isBroken(bytes) ? ApiException.serialization("") : refusal);
    }
  }

  private Future<byte[]> run(String account, Operation operation, Struct struct) {
    return engine.submit(
        !operation.reads(), () -> operation.run(accounts.database(account), struct));
  }

  private static Operation operation(HttpServerRequest request) {
    var target = request.getHeader("x-amz-target");
    if (target == null || !target.startsWith(TARGET)) {
      throw new ApiException(ErrorCode.UNKNOWN_OPERATION, "");
    }
    return Operations.named(target.substring(TARGET.length()));
  }

  private String account(HttpServerRequest request) {
    var signature = RequestSignature.of(request);
    return perAccessKey ? signature.accessKey() : SHARED;
  }

  private void answer(HttpServerRequest request, AsyncResult<byte[]> done) {
    switch (done.cause()) {
      case null -> answers.send(request, 200, done.result());
      case ApiException refusal ->
          answers.send(request, refusal.code().httpStatus(), ErrorBody.of(refusal));
      default -> {
        LOG.error("{} failed", request.getHeader("x-amz-target"), done.cause());
        var failure = new ApiException(ErrorCode.INTERNAL, "Internal server error");
        answers.send(request, failure.code().httpStatus(), ErrorBody.of(failure));
      }
    }
  }
}
