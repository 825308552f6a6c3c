package com.callcat.http;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.callcat.contract.ApiOperation;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// The page at /docs in a real browser, and what a developer does there.
final class DocsPage implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  static final double PATIENCE_MS = 120_000;

  /// The URLs that the page has asked for.
  final List<String> asked = new CopyOnWriteArrayList<>();

  /// What its console has complained about.
  final List<String> errors = new CopyOnWriteArrayList<>();

  final Page page;
  private final String base;

  /// A browser for the tests of a class, which are skipped where there is none.
  static Playwright playwright() {
    assumeTrue(Files.isExecutable(CHROMIUM), () -> "there is no " + CHROMIUM + " to look with");
    return Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  static Browser launch(Playwright playwright) {
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(CHROMIUM)
                .setHeadless(true)
                .setArgs(List.of("--no-sandbox")));
  }

  /// A window of its own, without what others have stored.
  DocsPage(Browser browser, String base) {
    this.base = base;
    page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1280, 1000));
    page.setDefaultTimeout(PATIENCE_MS);
    page.onRequest(request -> asked.add(request.url()));
    page.onConsoleMessage(this::note);
    page.onPageError(errors::add);
  }

  private void note(ConsoleMessage message) {
    if (message.type().equals("error") || message.type().equals("warning")) {
      errors.add(message.text());
    }
  }

  void open() {
    page.navigate(base + "/docs");
  }

  /// By its own address, as after a reload (F5) or from a bookmark.
  ///
  /// @return the operation, opened
  Locator open(ApiOperation operation) {
    page.navigate("about:blank"); // another part of the same address would load nothing
    page.navigate(base + "/docs#/" + operation.tag() + "/" + operation.id());
    var opened = at(operation);
    opened.locator(".responses-wrapper").waitFor();
    return opened;
  }

  Locator at(ApiOperation operation) {
    return page.locator("#operations-" + operation.tag() + "-" + operation.id());
  }

  void authorize(String token) {
    page.locator(".btn.authorize").click();
    page.locator("#auth-bearer-value").fill(token);
    page.locator(".auth-btn-wrapper .authorize").first().click();
    page.locator(".auth-btn-wrapper .btn-done").first().click();
  }

  /// Sends what is filled in.
  ///
  /// @return where the status of the answer comes
  static Locator execute(Locator operation) {
    operation.locator(".execute").click();
    return operation.locator(".live-responses-table .response-col_status").last();
  }

  @Override
  public void close() {
    page.close();
  }
}
