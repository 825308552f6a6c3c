package com.callcat.store;

import static com.callcat.store.SampleCalls.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.StoreRequest.CallPage;
import com.callcat.bus.StoreRequest.Create;
import com.callcat.bus.StoreRequest.ListCalls;
import com.callcat.call.Call;
import com.callcat.call.CallStatus;
import com.callcat.call.Problem.Invalid;
import com.callcat.call.UserId;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallListsTest {
  private static final UserId MANY = new UserId(1);
  private static final UserId SECOND = new UserId(2);
  private static final UserId NONE = new UserId(3);
  private static final UserId RARE = new UserId(4);

  /// So few that none has to wait for its turn, however slow the machine is.
  private static final int AT_ONCE = 10;

  private static final Comparator<Call> SOONEST =
      Comparator.comparing(call -> call.brief().scheduledFor());
  private static final Comparator<Call> LATEST =
      Comparator.comparing((Call call) -> Objects.requireNonNull(call.ending()).completedAt())
          .reversed();

  @AutoClose private static final StoreFixture STORE = StoreFixture.empty();
  private static final List<Call> CALLS = new ArrayList<>();

  /// 280 calls of all states; each time is that of seven calls at least.
  @BeforeAll
  static void fill() {
    var statuses = CallStatus.values();
    IntStream.range(0, 280)
        .mapToObj(n -> call(MANY, statuses[n % statuses.length], n % 40))
        .forEach(CALLS::add);
    var others =
        Stream.concat(
            IntStream.range(0, 3).mapToObj(n -> call(SECOND, CallStatus.COMPLETED, n)),
            IntStream.range(0, 240)
                .mapToObj(
                    n -> call(RARE, n % 80 == 79 ? CallStatus.NO_SHOW : CallStatus.COMPLETED, n)));
    var all = Stream.concat(CALLS.stream(), others).toList();
    for (var first = 0; first < all.size(); first += AT_ONCE) {
      var some = all.subList(first, Math.min(all.size(), first + AT_ONCE));
      Future.all(some.stream().map(CallListsTest::store).toList()).await();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 20, 100})
  void all_calls_come_as_one_list_the_upcoming_soonest_first_then_the_ended_latest_first(
      int limit) {
    var pages = pages(MANY, null, limit);
    var upcoming = CALLS.stream().filter(call -> !call.status().ended()).toList();
    var listed = calls(pages);
    assertThat(listed).containsExactlyInAnyOrderElementsOf(CALLS);
    assertThat(listed.subList(0, upcoming.size())).isSortedAccordingTo(SOONEST);
    assertThat(listed.subList(upcoming.size(), listed.size())).isSortedAccordingTo(LATEST);
    assertFull(pages, limit);
  }

  @ParameterizedTest
  @EnumSource
  void the_calls_of_one_status_come_without_gap_or_double(CallStatus status) {
    var wanted = CALLS.stream().filter(call -> call.status() == status).toList();
    for (var limit : List.of(1, 9, wanted.size(), 100)) {
      var pages = pages(MANY, status, limit);
      assertThat(calls(pages))
          .containsExactlyInAnyOrderElementsOf(wanted)
          .isSortedAccordingTo(status.ended() ? LATEST : SOONEST);
      assertFull(pages, limit);
    }
  }

  @Test
  void a_page_is_full_however_rare_its_status_is() {
    var page = STORE.ask(new ListCalls(RARE, CallStatus.NO_SHOW, 3, null));
    assertThat(page.calls()).hasSize(3);
    assertThat(page.nextToken()).isNull();
  }

  @Test
  void a_page_that_ends_with_the_list_has_no_token() {
    assertThat(STORE.ask(new ListCalls(SECOND, null, 3, null)).nextToken()).isNull();
    assertThat(STORE.ask(new ListCalls(SECOND, null, 2, null)).nextToken()).isNotNull();
    assertThat(STORE.ask(new ListCalls(NONE, null, 20, null)))
        .isEqualTo(new CallPage(List.of(), null));
  }

  @Test
  void the_limit_may_change_between_pages() {
    var first = STORE.ask(new ListCalls(MANY, null, 10, null));
    var rest = STORE.ask(new ListCalls(MANY, null, 100, first.nextToken()));
    assertThat(rest.calls()).hasSize(100).doesNotContainAnyElementsOf(first.calls());
  }

  @Test
  void a_token_of_another_user_or_another_query_is_invalid() {
    var token = token(MANY, CallStatus.COMPLETED);
    assertInvalid(new ListCalls(SECOND, CallStatus.COMPLETED, 1, token));
    assertInvalid(new ListCalls(MANY, CallStatus.FAILED, 1, token));
    assertInvalid(new ListCalls(MANY, null, 1, token));
    assertInvalid(new ListCalls(MANY, CallStatus.COMPLETED, 1, token(MANY, null)));
  }

  @Test
  void an_altered_token_is_invalid_whichever_character_was_altered() {
    var token = token(MANY, null);
    for (var at = 0; at < token.length() - 1; at++) {
      var other = token.charAt(at) == 'A' ? 'B' : 'A';
      assertInvalid(
          new ListCalls(MANY, null, 1, token.substring(0, at) + other + token.substring(at + 1)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "x", "%%%", "AAAA", "null", "日本"})
  void what_is_no_token_is_invalid(String token) {
    assertInvalid(new ListCalls(MANY, null, 20, token));
  }

  private static void assertInvalid(ListCalls query) {
    assertThat(STORE.refusal(query))
        .isInstanceOfSatisfying(
            Invalid.class,
            invalid ->
                assertThat(invalid.faults())
                    .singleElement()
                    .returns("nextToken", fault -> fault.field()));
  }

  private static void assertFull(List<CallPage> pages, int limit) {
    assertThat(pages.subList(0, pages.size() - 1))
        .allSatisfy(page -> assertThat(page.calls()).hasSize(limit));
    assertThat(pages.getLast().calls()).isNotEmpty();
  }

  private static List<CallPage> pages(UserId user, @Nullable CallStatus status, int limit) {
    var pages = new ArrayList<CallPage>();
    String token = null;
    do {
      var page = STORE.ask(new ListCalls(user, status, limit, token));
      pages.add(page);
      token = page.nextToken();
    } while (token != null);
    return pages;
  }

  private static List<Call> calls(List<CallPage> pages) {
    return pages.stream().flatMap(page -> page.calls().stream()).toList();
  }

  private static String token(UserId user, @Nullable CallStatus status) {
    return Objects.requireNonNull(STORE.ask(new ListCalls(user, status, 1, null)).nextToken());
  }

  /// A call whose time is that of many others.
  private static Call call(UserId user, CallStatus status, int second) {
    var at = NOON.plusSeconds(second);
    var call = SampleCalls.scheduledAt(user, at);
    return switch (status) {
      case SCHEDULED -> call;
      case IN_PROGRESS -> SampleCalls.inProgress(call);
      case COMPLETED, FAILED, NO_SHOW, CANCELED -> SampleCalls.ended(call, status, at);
    };
  }

  private static Future<Call> store(Call call) {
    return STORE.asking(new Create(call));
  }
}
