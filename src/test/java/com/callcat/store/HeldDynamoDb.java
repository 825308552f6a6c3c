package com.callcat.store;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/// A database that has no item, and says so of one after the other, when it is told to.
final class HeldDynamoDb implements DynamoDbAsyncClient {
  private final Queue<CompletableFuture<GetItemResponse>> held = new ArrayDeque<>();

  @Override
  public synchronized CompletableFuture<GetItemResponse> getItem(GetItemRequest request) {
    var answer = new CompletableFuture<GetItemResponse>();
    held.add(answer);
    return answer;
  }

  /// How many requests wait for an answer.
  synchronized int held() {
    return held.size();
  }

  void answerOne() {
    next().complete(GetItemResponse.builder().build());
  }

  private synchronized CompletableFuture<GetItemResponse> next() {
    return held.remove();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
