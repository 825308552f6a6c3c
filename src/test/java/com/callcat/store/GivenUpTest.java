package com.callcat.store;

import static com.callcat.store.SampleCalls.scheduled;
import static com.callcat.store.StoreFixture.TABLES;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.Deadline;
import com.callcat.bus.StoreRequest;
import com.callcat.bus.StoreRequest.AppendTranscript;
import com.callcat.bus.StoreRequest.Create;
import com.callcat.bus.StoreRequest.CreateOnce;
import com.callcat.bus.StoreRequest.Delete;
import com.callcat.bus.StoreRequest.Find;
import com.callcat.bus.StoreRequest.IdempotencyKey;
import com.callcat.bus.StoreRequest.Save;
import com.callcat.bus.StoreRequest.WriteTranscript;
import com.callcat.call.Problem.NotFound;
import com.callcat.call.Problem.Unavailable;
import com.callcat.testing.Faults;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What nobody waits for any more is not sent to the database.
@Timeout(600)
class GivenUpTest {
  private static final Deadline PASSED = Deadline.in(Duration.ZERO);

  @AutoClose private static final StoreFixture FIXTURE = StoreFixture.empty();
  private final Faults faults = new Faults();
  private final PatientStore store = PatientStore.of(FIXTURE, faults);
  private final Dynamo dynamo = new Dynamo(FIXTURE.raw, FIXTURE.vertx.getOrCreateContext(), TABLES);

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void nothing_is_sent_for_somebody_who_has_given_up() {
    var call = FIXTURE.ask(new Create(scheduled()));
    faults.failEachKind(null);
    for (var request :
        List.<StoreRequest<?>>of(
            new Create(scheduled()),
            new CreateOnce(scheduled(), new IdempotencyKey("name", "request")),
            new Save(SampleCalls.claimed(call, "token"), null),
            new Delete(call),
            new WriteTranscript(call, "mine"),
            new AppendTranscript(call, "noted"))) {
      assertThat(StoreFixture.problem(store.asking(request, PASSED)))
          .isInstanceOf(Unavailable.class);
    }
    // The journal may look for what it should tell of; that is for other askers, and only reads.
    assertThat(faults.seen()).isSubsetOf("GetItem " + TABLES.calls(), "Query " + TABLES.calls());
    assertThat(FIXTURE.ask(new Find(call.key()))).isEqualTo(call);
  }

  @Test
  void what_still_waits_when_its_asker_gives_up_is_never_begun() {
    var held = new CompletableFuture<String>();
    var begun = new AtomicInteger();
    var busy =
        IntStream.range(0, Dynamo.CONNECTIONS).mapToObj(n -> dynamo.ask(client -> held)).toList();
    var asker = Deadline.in(Duration.ofMillis(1));
    var late = dynamo.until(asker).ask(client -> begin(begun));
    var patient = dynamo.until(Deadline.in(Duration.ofHours(1))).ask(client -> begin(begun));
    while (!asker.hasPassed()) {
      Thread.onSpinWait();
    }
    held.complete("done");
    assertThat(StoreFixture.problem(late)).isInstanceOf(Unavailable.class);
    assertThat(patient.await()).isEqualTo("begun");
    assertThat(Future.all(busy).await().succeeded()).isTrue();
    assertThat(begun).hasValue(1);
  }

  private static CompletableFuture<String> begin(AtomicInteger begun) {
    begun.incrementAndGet();
    return CompletableFuture.completedFuture("begun");
  }

  @Test
  void what_was_begun_is_not_tried_again_when_its_asker_gives_up() {
    var trying = new CompletableFuture<String>();
    var asker = Deadline.in(Duration.ofMillis(50));
    assertThat(StoreFixture.problem(dynamo.until(asker).ask(client -> trying)))
        .isInstanceOf(Unavailable.class);
    assertThat(trying.exceptionNow()).isInstanceOf(TimeoutException.class);
  }

  @Test
  void a_call_whose_maker_has_given_up_does_not_appear_later() {
    var call = scheduled();
    assertThat(StoreFixture.problem(store.asking(new Create(call), PASSED)))
        .isInstanceOf(Unavailable.class);
    assertThat(FIXTURE.refusal(new Find(call.key()))).isInstanceOf(NotFound.class);
    assertThat(FIXTURE.changes).noneMatch(change -> change.key().equals(call.key()));
  }
}
