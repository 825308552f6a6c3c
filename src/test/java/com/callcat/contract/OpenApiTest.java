package com.callcat.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The reading of the contract itself.
class OpenApiTest {
  private static final OpenApi API = OpenApi.CONTRACT;

  @Test
  void every_operation_is_read_with_what_it_takes_and_answers() {
    var change = API.operation("changeCall");

    assertThat(API.operations()).hasSizeGreaterThan(25);
    assertThat(change.method()).isEqualTo("PUT");
    assertThat(change.path()).isEqualTo("/api/calls/{callId}");
    assertThat(change.parameters()).extracting(ApiParameter::name).contains("callId", "If-Match");
    assertThat(change.requestSchema()).isNotNull();
    assertThat(change.responses()).containsKeys("200", "412", "default");
    assertThat(change.response("200").headers()).containsKey("etag");
  }

  /// Swagger UI overlooks those of a path when an operation is opened by its address.
  @Test
  void parameters_stand_at_the_operations() {
    var paths = API.at(JsonPointer.compile("/paths"));

    assertThat(paths).isNotEmpty().noneMatch(path -> path.has("parameters"));
  }

  /// Generated clients take the URL as it is, with no value for a variable in it.
  @Test
  void another_listener_has_a_whole_url() {
    var urls = API.at(JsonPointer.compile("/paths")).findValues("servers");

    assertThat(urls)
        .isNotEmpty()
        .allSatisfy(
            servers -> {
              assertThat(servers.path(0).path("url").asText()).matches("http://localhost:\\d{4}");
              assertThat(servers.path(0).has("variables")).isFalse();
            });
  }

  @ParameterizedTest
  @CsvSource({"200, 200", "409, 409", "406, default", "500, default", "418, ", "201, "})
  void a_status_is_documented_or_not(int status, String name) {
    assertThat(API.operation("changeCall").documented(status)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/calls/x, true",
    "/api/calls/x/, true",
    "/api/calls, false",
    "/api/calls/x/y, false",
    "/api/callsx, false"
  })
  void a_path_is_matched_by_its_segments(String path, boolean matches) {
    assertThat(API.operation("getCall").matches(path)).isEqualTo(matches);
  }

  @Test
  void each_operation_is_answered_by_its_listener() {
    assertThat(API.operation("listCalls").listener()).isEqualTo("api");
    assertThat(API.operation("receiveRetellEvent").listener()).isEqualTo("webhook");
    assertThat(API.operation("getMetrics").listener()).isEqualTo("management");
  }
}
