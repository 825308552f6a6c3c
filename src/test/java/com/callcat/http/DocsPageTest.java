package com.callcat.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.callcat.contract.OpenApi;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The page at /docs in a real browser, as a developer who has never seen the API uses it.
class DocsPageTest extends ApiTest {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path PICTURE = Path.of("target/docs.png");
  private static final double PATIENCE_MS = 120_000;

  private static Playwright playwright;
  private static Browser browser;

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> errors = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void open() {
    assumeTrue(Files.isExecutable(CHROMIUM), () -> "there is no " + CHROMIUM + " to look with");
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setHeadless(true)
                    .setArgs(List.of("--no-sandbox")));
  }

  @AfterAll
  static void close() {
    if (playwright != null) {
      playwright.close();
    }
  }

  @Test
  void a_developer_authorizes_and_creates_a_call() {
    var page = page();
    page.navigate(base() + "/");
    authorize(page);

    var operation = page.locator("#operations-Calls-createCall");
    operation.locator(".opblock-summary-control").click();
    operation.locator(".execute").click();

    assertThat(operation.locator(".live-responses-table .response-col_status").last())
        .containsText(Pattern.compile("^201"));
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURE).setFullPage(true));
    assertThat(api.engine.calls).hasSize(1);
    assertThat(errors).isEmpty();
    assertThat(asked).isNotEmpty().allMatch(url -> url.startsWith(base()) || ofThePage(url));
  }

  @Test
  void the_first_operation_of_each_kind_opens_without_an_error() {
    var page = page();
    page.navigate(base() + "/docs");
    assertThat(page.locator(".opblock")).hasCount(OpenApi.CONTRACT.operations().size());

    for (var kind : page.locator(".opblock-tag-section").all()) {
      var operation = kind.locator(".opblock").first();
      operation.locator(".opblock-summary-control").click();
      assertThat(operation.locator(".responses-wrapper")).isVisible();
    }

    assertThat(errors).isEmpty();
  }

  @Test
  void the_authorization_outlives_the_page() {
    var page = page();
    page.navigate(base() + "/docs");
    authorize(page);

    page.reload();

    assertThat(page.locator(".btn.authorize.locked")).isVisible();
  }

  private Page page() {
    var page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1280, 1000));
    page.setDefaultTimeout(PATIENCE_MS);
    page.onRequest(request -> asked.add(request.url()));
    page.onConsoleMessage(this::note);
    page.onPageError(errors::add);
    return page;
  }

  private void note(ConsoleMessage message) {
    if (message.type().equals("error") || message.type().equals("warning")) {
      errors.add(message.text());
    }
  }

  private static void authorize(Page page) {
    page.locator(".btn.authorize").click();
    page.locator("#auth-bearer-value").fill(api.token(Api.ME));
    page.locator(".auth-btn-wrapper .authorize").first().click();
    page.locator(".auth-btn-wrapper .btn-done").first().click();
  }

  private static boolean ofThePage(String url) {
    return url.startsWith("data:");
  }

  private static String base() {
    return "http://127.0.0.1:" + api.port();
  }
}
