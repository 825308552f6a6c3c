package com.callcat.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.Call;
import com.callcat.http.Api.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A change that is meant for the call as its client has seen it.
class ETagsTest extends ApiTest {
  @Test
  void every_answer_with_a_call_has_its_version() {
    var made = api.post("/api/calls", Api.newCall(""));
    var path = "/api/calls/" + made.text("callId");

    assertThat(made.header("ETag")).isEqualTo("\"1\"");
    assertThat(api.get(path).header("ETag")).isEqualTo("\"1\"");
    assertThat(change(path, "\"1\"").header("ETag")).isEqualTo("\"2\"");
    assertThat(api.get(path).header("ETag")).isEqualTo("\"2\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1\"", "*", "\"7\", \"1\"", "W/\"7\", \"1\"", "\"other\",\"1\""})
  void a_change_of_the_version_it_is_meant_for_is_made(String tag) {
    assertThat(change(path(api.created()), tag).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"2\"", "W/\"1\"", "1", "\"one\"", "", "\"99999999999999999999\""})
  void a_change_of_another_version_is_refused_and_nothing_changes(String tag) {
    var call = api.created();

    var refused = change(path(call), tag);

    assertThat(refused.status()).isEqualTo(412);
    assertThat(refused.text("type")).endsWith("/precondition-failed");
    assertThat(api.call(call.key().callId().toString())).isEqualTo(call);
  }

  @Test
  void of_two_changes_of_one_version_one_is_made() {
    Call call = api.created();

    assertThat(change(path(call), "\"1\"").status()).isEqualTo(200);
    assertThat(change(path(call), "\"1\"").status()).isEqualTo(412);
  }

  private static Answer change(String path, String tag) {
    var request = Api.json(api.mine(path), "PUT", "{\"subject\": \"New\"}");
    return api.send(request.header("If-Match", tag));
  }
}
