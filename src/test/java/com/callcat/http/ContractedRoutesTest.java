package com.callcat.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.contract.Contract;
import com.callcat.contract.OpenApi;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The contract and the router, held against each other.
class ContractedRoutesTest extends ApiTest {
  @Test
  void the_router_has_the_operations_of_the_contract_and_no_others() {
    var routes = api.router().getRoutes().stream().flatMap(ContractedRoutesTest::operations);

    assertThat(routes).containsExactlyInAnyOrderElementsOf(Contract.operationsOfTheApi());
  }

  @Test
  void the_contract_has_the_languages_that_are_accepted() {
    var languages =
        OpenApi.CONTRACT.schema("Language").path("enum").valueStream().map(JsonNode::textValue);

    assertThat(languages)
        .containsExactlyInAnyOrderElementsOf(Languages.all())
        .allSatisfy(language -> assertThat(Languages.parse(language)).isEqualTo(language));
  }

  private static Stream<String> operations(Route route) {
    var path = String.valueOf(route.getPath()).replaceAll(":(\\w+)", "{$1}");
    return route.methods() == null
        ? Stream.of()
        : route.methods().stream()
            .filter(method -> !method.equals(HttpMethod.HEAD))
            .map(method -> method + " " + path);
  }
}
