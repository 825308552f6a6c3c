package com.callcat.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.testing.Eventually;
import com.callcat.testing.Fault;
import com.callcat.testing.ReadyLine;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// What people do in one round, all of them at the same time.
final class Stories {
  private static final String DIAL = "POST /v2/create-phone-call";
  private static final String READER = "mira";
  private static final String BUSY = "noor";
  private static final String PLANNER = "jo";
  private static final String HOUSEKEEPER = "ada";
  private static final String CAREFUL = "ida";
  private static final String NEW_PASSWORD = "another " + Customer.PASSWORD;
  private static final long A_DAY = 86_400_000;

  private final ProgramUnderFaults world;
  private final ReadyLine urls;
  private final @Nullable Fault fault;
  private final CountDownLatch firstDialled = new CountDownLatch(1);
  private final Map<String, Customer> customers = new ConcurrentHashMap<>();

  Stories(ProgramUnderFaults world, @Nullable Fault fault) {
    this.world = world;
    this.urls = world.urls();
    this.fault = fault;
  }

  /// One of them.
  interface Story {
    void play() throws Exception;
  }

  /// How the people come; before all else.
  Map<String, Story> arrivals() {
    var arrivals = new LinkedHashMap<String, Story>();
    for (var name : List.of(READER, BUSY, PLANNER, HOUSEKEEPER, CAREFUL)) {
      arrivals.put(name, () -> customers.put(name, Customer.register(urls, name)));
    }
    return arrivals;
  }

  Map<String, Story> all() {
    var stories = new LinkedHashMap<String, Story>();
    stories.put("the first call", () -> first(customer(READER)));
    stories.put("a call that is read", () -> read(customer(READER)));
    stories.put("a call that is hung up", () -> hangUp(customer(BUSY)));
    stories.put("calls of all kinds", () -> callMany(customer(BUSY)));
    stories.put("a call that is edited", () -> edit(customer(PLANNER)));
    stories.put("calls that are deleted", () -> delete(customer(PLANNER)));
    stories.put("a call by hand", () -> callByHand(customer(PLANNER)));
    stories.put("a profile", () -> keepHouse(customer(HOUSEKEEPER)));
    stories.put("a password", () -> takeCare(customer(CAREFUL)));
    return stories;
  }

  Collection<Customer> customers() {
    return customers.values();
  }

  private Customer customer(String name) {
    return Objects.requireNonNull(customers.get(name), name);
  }

  /// Its order is the one that fails, and Retell tells nothing of it: it is looked up by its token,
  /// and followed. An order that got lost is never found.
  private void first(Customer mira) throws Exception {
    try {
      var id = mira.call("+15553000010");
      if (fault == Fault.BEFORE || fault == Fault.CUT_BEFORE) {
        mira.foretell(mira.fate(id).ending("FAILED", "dispatch_unknown").neverRinging());
      }
      Eventually.until(world.faults::seen, seen -> seen.contains(DIAL));
    } finally {
      firstDialled.countDown();
    }
  }

  private void read(Customer mira) throws Exception {
    var wishes = new JsonObject().put("defaultLanguage", "de").put("timezone", "Europe/Berlin");
    mira.client().ask("PUT", "/api/user/preferences", wishes);
    expect(wishes, mira.client().ask("GET", "/api/user/preferences", null));
    firstDialled.await();
    var id = mira.call("+15553001234");
    var call = mira.until(id, found -> found.containsKey("sentiment"));
    assertThat(call.getString("aiLanguage")).isEqualTo("de");
    var path = "/api/calls/" + id;
    var said = new JsonObject(call.getString("retellCallData")).getString("transcript");
    assertThat(mira.client().ask("GET", path + "/transcript", null).getString("transcriptText"))
        .isEqualTo(said);
    var analysed = mira.client().ask("POST", path + "/finalize", null);
    assertThat(analysed.getString("summary")).isNotEmpty();
  }

  private void hangUp(Customer noor) throws Exception {
    firstDialled.await();
    var id = noor.call("+15553010014");
    noor.until(id, call -> !call.getString("status").equals("SCHEDULED"));
    cancel(noor, id);
    noor.foretell(noor.fate(id).ending("CANCELED", "manual_stopped"));
  }

  /// A call that has ended otherwise meanwhile cannot be cancelled any more.
  private static void cancel(Customer customer, String id) throws Exception {
    customer.client().tryTo(List.of(409), "POST", "/api/calls/" + id + "/cancel", null);
  }

  private void callMany(Customer noor) throws Exception {
    firstDialled.await();
    for (var end : List.of("01", "03", "05", "06", "07", "09", "10", "11", "12")) {
      noor.call("+155530000" + end);
    }
    var unknown = noor.call("+15553010009");
    noor.untilHeld(unknown);
    cancel(noor, unknown);
    noor.foretell(noor.fate(unknown).ending("CANCELED", "dispatch_unknown"));
  }

  private void edit(Customer jo) throws Exception {
    firstDialled.await();
    var id = tomorrow(jo, "+15553001236");
    var news = new JsonObject().put("subject", "Something else").put("aiLanguage", "fr");
    var wanted = jo.fate(id).wanted().copy().mergeIn(news);
    jo.client().ask("PUT", "/api/calls/" + id, news);
    cancel(jo, id);
    jo.foretell(new Foretold(id, wanted, "CANCELED", "canceled", 0));
  }

  private String tomorrow(Customer customer, String number) throws Exception {
    var at = world.clock.millis() + A_DAY;
    return customer.create(Customer.wanted(number).put("scheduledAt", at));
  }

  /// What is gone already cannot be deleted again.
  private void delete(Customer jo) throws Exception {
    firstDialled.await();
    for (var number : List.of("+15553001237", "+15553001238")) {
      var id = tomorrow(jo, number);
      jo.client().tryTo(List.of(404), "DELETE", "/api/calls/" + id, null);
      jo.forget(id);
      jo.expectGone(id);
    }
  }

  private void callByHand(Customer jo) throws Exception {
    firstDialled.await();
    var id = tomorrow(jo, "+15553001239");
    var path = "/api/calls/" + id;
    jo.client().ask("PUT", path, new JsonObject().put("status", "IN_PROGRESS"));
    jo.client().ask("PUT", path, new JsonObject().put("status", "COMPLETED"));
    var text = new JsonObject().put("transcriptText", "User: Thursday it is.");
    jo.client().ask("PUT", path + "/transcript", text);
    expect(text, jo.client().ask("GET", path + "/transcript", null));
    jo.foretell(new Foretold(id, jo.fate(id).wanted(), "COMPLETED", "by_hand", 0));
  }

  private static void expect(JsonObject wanted, JsonObject answer) {
    assertThat(answer.getMap()).containsAllEntriesOf(wanted.getMap());
  }

  private void keepHouse(Customer ada) throws Exception {
    var name = new JsonObject().put("firstName", "Ada").put("lastName", "Lovelace");
    ada.client().ask("PUT", "/api/user/profile", name);
    expect(name, ada.client().ask("GET", "/api/user/profile", null));
    ada.client().tryTo(List.of(401), "POST", "/api/auth/logout", null);
    ada.login(Customer.PASSWORD);
  }

  /// A refresh token that was spent by a request whose answer got lost is refused after the grace.
  private void takeCare(Customer ida) throws Exception {
    var renewed = ida.client().tryTo(List.of(401), "POST", "/api/auth/refresh", ida.refreshToken());
    if (renewed.status() == 401) {
      ida.login(Customer.PASSWORD);
    } else {
      ida.enter(renewed.body());
    }
    changePassword(ida);
    ida.login(NEW_PASSWORD);
  }

  /// The old password is not the right one any more when it has been changed already.
  private static void changePassword(Customer ida) throws Exception {
    var change =
        new JsonObject().put("currentPassword", Customer.PASSWORD).put("newPassword", NEW_PASSWORD);
    ida.client().tryTo(List.of(400), "POST", "/api/user/change-password", change);
  }
}
