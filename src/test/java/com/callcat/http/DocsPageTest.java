package com.callcat.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.ProviderReport.Stage;
import com.callcat.contract.OpenApi;
import com.callcat.testing.LongTest;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The page at /docs in a real browser, as a developer who has never seen the API uses it.
@LongTest
class DocsPageTest extends ApiTest {
  private static final Path PICTURE = Path.of("target/docs.png");
  private static final String NO_CALL = "0198f4a2-0000-7b1d-9d5e-3c9a5f0e2b11";
  private static final String A_MEGABYTE_OF_DATA = "{\"words\": \"" + "So it is. ".repeat(100_000);

  private static Playwright playwright;
  private static Browser browser;

  private DocsPage docs;

  @BeforeAll
  static void launch() {
    playwright = DocsPage.playwright();
    browser = DocsPage.launch(playwright);
    setDefaultAssertionTimeout(DocsPage.PATIENCE_MS);
  }

  @AfterAll
  static void close() {
    if (playwright != null) {
      playwright.close();
    }
  }

  @BeforeEach
  void open() {
    docs = new DocsPage(browser, base());
  }

  @AfterEach
  void look() {
    assertThat(docs.errors).isEmpty();
    docs.close();
  }

  @Test
  void a_developer_authorizes_and_creates_a_call() {
    docs.page.navigate(base() + "/");
    docs.authorize(api.token(Api.ME));

    var operation = docs.page.locator("#operations-Calls-createCall");
    operation.locator(".opblock-summary-control").click();

    assertThat(DocsPage.execute(operation)).containsText(Pattern.compile("^201"));
    docs.page.screenshot(new Page.ScreenshotOptions().setPath(PICTURE).setFullPage(true));
    assertThat(api.engine.calls).hasSize(1);
    assertThat(docs.asked).isNotEmpty().allMatch(url -> url.startsWith(base()) || ofThePage(url));
  }

  @Test
  void the_first_operation_of_each_kind_opens_without_an_error() {
    docs.open();
    assertThat(docs.page.locator(".opblock")).hasCount(OpenApi.CONTRACT.operations().size());

    for (var kind : docs.page.locator(".opblock-tag-section").all()) {
      var operation = kind.locator(".opblock").first();
      operation.locator(".opblock-summary-control").click();
      assertThat(operation.locator(".responses-wrapper")).isVisible();
    }
  }

  @Test
  void only_what_a_value_can_satisfy_is_asked_for_and_it_outlives_the_page() {
    docs.open();
    docs.page.locator(".btn.authorize").click();
    assertThat(docs.page.locator(".auth-container")).hasCount(1);
    assertThat(docs.page.locator(".auth-container h4")).containsText("bearer");
    docs.page.locator(".btn-done").click();
    docs.authorize(api.token(Api.ME));

    docs.page.reload();

    assertThat(docs.page.locator(".btn.authorize.locked")).isVisible();
  }

  @ParameterizedTest
  @ValueSource(strings = {"getCall", "changeCall", "getDocsFile"})
  void an_operation_that_is_opened_by_its_address_takes_a_parameter(String id) {
    var operation = OpenApi.CONTRACT.operation(id);
    var name = operation.parameters().getFirst().name();

    var opened = docs.open(operation);
    opened.locator("tr[data-param-name='" + name + "'] input").fill(NO_CALL);
    assertThat(DocsPage.execute(opened)).containsText(Pattern.compile("^4\\d\\d"));

    assertThat(docs.asked)
        .contains(base() + operation.path().replace("{" + name + "}", NO_CALL))
        .noneMatch(url -> url.contains("%7B"));
    docs.errors.removeIf(error -> error.contains("status of 4")); // as it should be
  }

  @Test
  void a_stream_is_not_tried_and_the_page_says_what_can_show_it() {
    var stream = OpenApi.CONTRACT.operation("streamCallEvents");

    var opened = docs.open(stream);
    assertThat(opened.locator(".execute, .try-out")).hasCount(0);
    assertThat(opened.locator(".not-tried-here pre"))
        .hasText("curl -N " + base() + stream.path() + " -H \"Authorization: Bearer $TOKEN\"");

    docs.authorize("my-token");
    assertThat(opened.locator(".not-tried-here pre")).containsText("Bearer my-token\"");
  }

  @Test
  void what_another_listener_answers_is_not_tried_and_the_page_says_where_it_is() {
    docs.open();
    var elsewhere =
        OpenApi.CONTRACT.operations().stream()
            .filter(each -> !each.listener().equals("api"))
            .toList();

    for (var operation : elsewhere) {
      var opened = docs.at(operation);
      opened.locator(".opblock-summary-control").click();
      assertThat(opened.locator(".not-tried-here"))
          .containsText(Pattern.compile("http://localhost:\\d+\\. The " + operation.listener()));
      assertThat(opened.locator(".execute, .try-out")).hasCount(0);
    }
    assertThat(elsewhere).isNotEmpty();
  }

  @Test
  void a_call_of_a_megabyte_is_shown_whole_and_without_highlighting() {
    var call = api.created();
    report(call, Stage.ENDED, "user_hangup");
    api.engine.data.put(call.key().callId(), A_MEGABYTE_OF_DATA + "the end\"}");
    var opened = docs.open(OpenApi.CONTRACT.operation("getCall"));
    docs.authorize(api.token(Api.ME));
    opened.locator("tr[data-param-name='callId'] input").fill(call.key().callId().toString());
    assertThat(DocsPage.execute(opened)).containsText(Pattern.compile("^200"));

    var answer = opened.locator(".live-responses-table .large-answer");
    assertThat(answer.textContent()).hasSizeGreaterThan(1_000_000).contains("the end");
    assertThat(answer.locator("[style]")).hasCount(0);
  }

  private static boolean ofThePage(String url) {
    return url.startsWith("data:");
  }

  private static String base() {
    return "http://127.0.0.1:" + api.port();
  }
}
