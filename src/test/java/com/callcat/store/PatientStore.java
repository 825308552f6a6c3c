package com.callcat.store;

import com.callcat.bus.Deadline;
import com.callcat.bus.StoreRequest;
import com.callcat.call.Problem;
import com.callcat.testing.DynamoDbProtocol;
import com.callcat.testing.Faults;
import com.callcat.testing.HttpFaultProxy;
import com.callcat.testing.RawDynamoDb;
import com.callcat.testing.TestDynamoDb;
import com.callcat.testing.UnseenMetrics;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/// A store beside that of a fixture, on the same tables. Its requests may fail, and the SDK takes
/// all the time that it needs for them, but none between two tries: no machine is too slow.
final class PatientStore implements AutoCloseable {
  private final HttpFaultProxy proxy;
  private final DynamoDbAsyncClient client;
  private final Context context;
  private final CallStore store;

  private PatientStore(StoreFixture tables, HttpFaultProxy proxy) {
    this.proxy = proxy;
    client = RawDynamoDb.client(tables.database, proxy.endpoint());
    context = tables.vertx.getOrCreateContext();
    var dynamo = new Dynamo(client, context, StoreFixture.TABLES);
    var sealer = new Sealer(StoreFixture.KEYSET, () -> {});
    var items = new CallItem(sealer, new DueShards(true));
    var metrics = UnseenMetrics.create();
    var statuses = new StatusIndex(dynamo, true);
    var open = new OpenCalls(0, () -> tables.now);
    var settings = new CallStore.Settings(statuses, open, true);
    store = new CallStore(tables.vertx, dynamo, sealer, items, () -> tables.now, metrics, settings);
  }

  static PatientStore of(StoreFixture tables, Faults faults) {
    var endpoint = TestDynamoDb.endpoint();
    return new PatientStore(
        tables, HttpFaultProxy.before(tables.vertx, DynamoDbProtocol.BY_TABLE, endpoint, faults));
  }

  <A> A ask(StoreRequest<A> request) {
    return asking(request, Deadline.NEVER).await();
  }

  Problem refusal(StoreRequest<?> request) {
    return StoreFixture.problem(asking(request, Deadline.NEVER));
  }

  @SuppressWarnings("unchecked") // as the bus does
  <A> Future<A> asking(StoreRequest<A> request, Deadline asker) {
    var answer = Promise.<A>promise();
    context.runOnContext(
        turn -> store.answer(request, asker).map(told -> (A) told).onComplete(answer));
    return answer.future();
  }

  @Override
  public void close() {
    store.end().await();
    proxy.close();
    client.close();
  }
}
