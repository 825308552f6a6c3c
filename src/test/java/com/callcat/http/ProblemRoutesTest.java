package com.callcat.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.contract.OpenApi;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The page of every kind of problem, at the address that problems have as their `type`.
class ProblemRoutesTest extends ApiTest {
  private static final Pattern NAME = Pattern.compile("`([a-z]+(?:-[a-z]+)*)`");

  @ParameterizedTest
  @EnumSource
  void every_kind_has_a_page_with_title_status_cause_cure_and_example(ProblemKind kind) {
    var example = ProblemExample.of(kind);
    var page = api.send(api.anonymous(kind.path()));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none';");
    assertThat(example.refusal().kind()).isEqualTo(kind);
    assertThat(page.body())
        .contains("<h1>" + kind.title() + "</h1>", "HTTP/1.1 " + kind.status() + " ")
        .contains("<p>" + kind.cause() + "</p>", "<p>" + kind.cure() + "</p>")
        .contains("\"type\" : \"" + kind.path() + "\"", example.refusal().detail());
    example.refusal().headers().forEach((name, value) -> assertThat(page.body()).contains(name));
  }

  @Test
  void the_index_leads_to_every_page() {
    var index = api.send(api.anonymous("/problems"));

    assertThat(index.status()).isEqualTo(200);
    assertThat(index.header("Content-Security-Policy")).startsWith("default-src 'none';");
    assertThat(index.body())
        .contains(
            Arrays.stream(ProblemKind.values())
                .map(kind -> "<a href=\"" + kind.path() + "\">")
                .toList());
  }

  @Test
  void the_type_of_an_answer_is_the_address_of_its_page() {
    for (var path : new String[] {"/nowhere", "/api/calls?limit=0", "/problems/nothing"}) {
      var refused = api.get(path);

      var page = api.send(api.anonymous(refused.text("type")));
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.body()).contains(refused.text("title"));
    }
  }

  @Test
  void a_kind_that_does_not_exist_is_refused_as_a_problem() {
    var refused = api.send(api.anonymous("/problems/nothing"));

    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(refused.text("type")).isEqualTo("/problems/no-such-route");
  }

  @Test
  void the_contract_names_every_kind_and_no_other() {
    var type = OpenApi.CONTRACT.schema("Problem").path("properties").path("type");
    var names = type.path("description").asText().split("may rely on:", -1)[1];

    assertThat(NAME.matcher(names).results().map(name -> name.group(1)))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ProblemKind.values()).map(ProblemKind::slug).toList());
  }

  @Test
  void an_example_of_the_contract_is_what_its_kind_is() {
    var examples =
        OpenApi.CONTRACT
            .at(JsonPointer.compile("/components/examples"))
            .valueStream()
            .map(example -> example.path("value"))
            .filter(value -> value.path("type").asText().startsWith("/problems/"));

    assertThat(examples).isNotEmpty().allSatisfy(ProblemRoutesTest::checkExample);
  }

  private static void checkExample(JsonNode example) {
    var kind =
        Arrays.stream(ProblemKind.values())
            .filter(each -> each.path().equals(example.path("type").asText()))
            .findAny()
            .orElseThrow();
    assertThat(example.path("title").asText()).isEqualTo(kind.title());
    assertThat(example.path("status").asInt()).isEqualTo(kind.status());
  }
}
