package com.callcat.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.UserRequest.ChangePassword;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserRoutesTest extends ApiTest {
  private static final String PROFILE = "/api/user/profile";
  private static final String PREFERENCES = "/api/user/preferences";
  private static final String PASSWORD = "/api/user/change-password";

  @Test
  void a_profile_is_shown_and_changed() {
    var shown = api.get(PROFILE);
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.json().fieldNames())
        .toIterable()
        .containsExactly("id", "email", "firstName", "lastName", "fullName", "createdAt");
    assertThat(shown.json().get("id").longValue()).isEqualTo(7);
    assertThat(shown.text("fullName")).isEqualTo("A B");
    assertThat(shown.json().get("createdAt").longValue()).isEqualTo(TestClock.START.toEpochMilli());

    var changed = api.put(PROFILE, "{\"lastName\": \" \u00a0Lovelace\ufeff\u202f\"}");
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.text("fullName")).isEqualTo("A Lovelace");
    assertThat(changed.text("email")).isEqualTo("a@b.example");
    assertThat(api.get(PROFILE).json()).isEqualTo(changed.json());
    assertThat(api.put(PROFILE, "{}").json()).isEqualTo(changed.json());
  }

  @Test
  void an_address_that_is_taken_is_409() {
    var refused = api.put(PROFILE, "{\"email\": \"taken@example.org\"}");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("type")).endsWith("/email-taken");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "email, `\"ada\"`",
        "email, null",
        "email, 7",
        "firstName, `\" \"`",
        "lastName, null",
        "id, 8",
        "createdAt, 0",
        "fullName, `\"A B\"`",
        "password, `\"correct horse\"`",
      })
  void what_a_profile_cannot_be_is_named(String field, String value) {
    var refused = api.put(PROFILE, "{\"%s\": %s}".formatted(field, value));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.faultyFields()).containsExactly(field);
  }

  @Test
  void preferences_have_defaults() {
    var shown = api.get(PREFERENCES);

    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.body())
        .isEqualTo("{\"timezone\":\"UTC\",\"defaultLanguage\":\"en\",\"emailNotifications\":true}");
  }

  @Test
  void preferences_change_where_they_are_told_to_and_null_clears() {
    var all =
        """
        {"timezone": "Asia/Tokyo", "defaultLanguage": "ja-JP", "voiceId": "11labs-Adrian",
         "systemPrompt": " Be kind.\\nBe brief. ", "emailNotifications": false}""";
    assertThat(api.put(PREFERENCES, all).body())
        .isEqualTo(
            "{\"timezone\":\"Asia/Tokyo\",\"defaultLanguage\":\"ja-JP\",\"voiceId\":"
                + "\"11labs-Adrian\",\"systemPrompt\":\"Be kind.\\nBe brief.\","
                + "\"emailNotifications\":false}");

    var pasted = "{\"timezone\": \"\u00a0Europe/Paris\u202f\ufeff\"}";
    assertThat(api.put(PREFERENCES, pasted).text("timezone")).isEqualTo("Europe/Paris");
    api.put(PREFERENCES, "{\"timezone\": \"Asia/Tokyo\"}");

    var fewer = api.put(PREFERENCES, "{\"voiceId\": null, \"systemPrompt\": null}");
    assertThat(fewer.body())
        .isEqualTo(
            "{\"timezone\":\"Asia/Tokyo\",\"defaultLanguage\":\"ja-JP\","
                + "\"emailNotifications\":false}");
    assertThat(api.put(PREFERENCES, "{}").json()).isEqualTo(fewer.json());
    assertThat(api.get(PREFERENCES).json()).isEqualTo(fewer.json());
    assertThat(api.send(api.as(Api.SOMEBODY_ELSE, PREFERENCES)).text("timezone")).isEqualTo("UTC");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "timezone, `\"+02:00\"`",
        "timezone, `\"Mars/Olympus\"`",
        "timezone, `\"SystemV/PST8\"`",
        "timezone, `\"PST\"`",
        "timezone, `\"GMT+1\"`",
        "timezone, `\"\"`",
        "timezone, null",
        "defaultLanguage, `\"tlh\"`",
        "defaultLanguage, null",
        "voiceId, `\"a voice\"`",
        "voiceId, `\"\"`",
        "voiceId, 7",
        "systemPrompt, `\" \"`",
        "systemPrompt, {}",
        "emailNotifications, null",
        "emailNotifications, `\"true\"`",
        "emailNotifications, 1",
        "timeZone, `\"UTC\"`",
      })
  void what_a_preference_cannot_be_is_named(String field, String value) {
    var refused = api.put(PREFERENCES, "{\"%s\": %s}".formatted(field, value));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.faultyFields()).containsExactly(field);
    assertThat(api.engine.users.preferences).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"5000, 200", "5001, 400"})
  void a_system_prompt_may_have_5000_characters(int length, int status) {
    var prompt = "{\"systemPrompt\": \"%s\"}".formatted("é".repeat(length));

    assertThat(api.put(PREFERENCES, prompt).status()).isEqualTo(status);
  }

  @Test
  void a_password_is_changed() {
    var changed = api.post(PASSWORD, passwords("correct horse", "another horse"));

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.json().get("success").booleanValue()).isTrue();
    assertThat(changed.text("message")).isNotBlank();
    assertThat(api.engine.asked).singleElement().isInstanceOf(ChangePassword.class);
    assertThat(api.engine.asked.toString()).doesNotContain("horse");
  }

  @Test
  void a_wrong_current_password_is_a_fault_of_its_field() {
    var refused = api.post(PASSWORD, passwords("wrong", "another horse"));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.faultyFields()).containsExactly("currentPassword");
  }

  @Test
  void all_faults_of_passwords_are_told_at_once() {
    assertThat(api.post(PASSWORD, "{\"newPassword\": \"short\"}").faultyFields())
        .containsExactlyInAnyOrder("currentPassword", "newPassword");
    assertThat(api.engine.asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {PROFILE, PREFERENCES, PASSWORD, "/api/user/x", "/api/auth/logout"})
  void without_a_token_there_is_nothing(String path) {
    var refused = api.send(api.anonymous(path).GET());

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
  }

  private static String passwords(String current, String wanted) {
    return "{\"currentPassword\": \"%s\", \"newPassword\": \"%s\"}".formatted(current, wanted);
  }
}
