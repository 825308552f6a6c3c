package com.callcat.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.config.ConfigReader;
import com.callcat.contract.Contract.Seen;
import com.callcat.dev.Development;
import com.callcat.testing.DevelopmentSettings;
import com.callcat.testing.ReadyLine;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every answer of every operation, seen at the whole program as development runs it.
class ContractRunTest {
  /// Cannot be provoked while the stores are well. The tests of the router see it with stores that
  /// fail, and check it against the contract as well.
  private static final String STORES_ARE_DOWN = "503";

  private static final List<Visit> VISITS =
      Stream.of(CallVisits.all(), ServerVisits.all(), ErrorVisits.all(), UserVisits.all())
          .flatMap(List::stream)
          .toList();

  @TempDir static Path data;
  private static Development program;
  private static Visitor visitor;

  @BeforeAll
  static void start() throws Exception {
    var settings = DevelopmentSettings.in(data);
    settings.put("CALLCAT_WEBHOOK_REQUESTSECONDS", "5");
    settings.put("CALLCAT_RETELL_SIMULATOR_TALKSECONDS", "4");
    program = Development.start(ConfigReader.read(settings), InstantSource.system());
    visitor = new Visitor(ReadyLine.parse(program.readyLine()));
  }

  @AfterAll
  static void stop() {
    program.close();
  }

  @Test
  void every_answer_of_the_contract_is_visited() {
    var documented =
        OpenApi.CONTRACT.operations().stream()
            .flatMap(each -> each.responses().keySet().stream().map(s -> each.id() + " " + s))
            .filter(answer -> !answer.endsWith(" " + STORES_ARE_DOWN));

    assertThat(VISITS.stream().map(Visit::name))
        .containsExactlyInAnyOrderElementsOf(documented.toList());
  }

  @TestFactory
  Stream<DynamicTest> an_answer_is_as_the_contract_says() {
    return VISITS.stream().map(visit -> DynamicTest.dynamicTest(visit.name(), () -> go(visit)));
  }

  private static void go(Visit visit) throws Exception {
    var response = visit.way().go(visitor);
    assertThat(Contract.check(response))
        .as("%s", new ApiExchange(response.request(), response))
        .containsExactly(new Seen(visit.operation(), visit.status()));
  }
}
