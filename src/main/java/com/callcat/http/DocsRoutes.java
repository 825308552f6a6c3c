package com.callcat.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/// The routes of the API's description (openapi.yaml), of the page at `/docs` and of the pages
/// about problems. The page at `/docs` is a Swagger UI. All its files are served from here, so that
/// it needs no other network.
final class DocsRoutes {
  private static final String CSS = "text/css; charset=utf-8";
  private static final String JAVASCRIPT = "text/javascript; charset=utf-8";

  private final DocsFile contract;
  private final DocsFile page;
  private final Map<String, DocsFile> parts;
  private final ProblemRoutes problems = new ProblemRoutes();

  private DocsRoutes() {
    contract = DocsFile.ofOurs("application/yaml", "/openapi.yaml");
    page = DocsFile.ofOurs("text/html; charset=utf-8", "/docs/index.html");
    var library = "/META-INF/resources/webjars/swagger-ui/" + libraryVersion() + "/";
    parts =
        Map.of(
            "plugins.js", DocsFile.ofOurs(JAVASCRIPT, "/docs/plugins.js"),
            "start.js", DocsFile.ofOurs(JAVASCRIPT, "/docs/start.js"),
            "page.css", DocsFile.ofOurs(CSS, "/docs/page.css"),
            "swagger-ui-bundle.js",
                DocsFile.ofLibrary(JAVASCRIPT, library + "swagger-ui-bundle.js"),
            "swagger-ui.css", DocsFile.ofLibrary(CSS, library + "swagger-ui.css"),
            "favicon-32x32.png", DocsFile.ofLibrary("image/png", library + "favicon-32x32.png"));
  }

  /// Holds the files that all instances share. The first instance loads them.
  private static final class Shared {
    static final DocsRoutes ROUTES = new DocsRoutes();
  }

  /// Reads the files on a worker thread.
  static Future<DocsRoutes> load(Vertx vertx) {
    return vertx.executeBlocking(() -> Shared.ROUTES, false);
  }

  void mount(Router router) {
    Resource.mount(router, "/", ResourceOperation.page(DocsRoutes::redirect));
    Resource.mount(router, "/openapi.yaml", ResourceOperation.page(contract::answer));
    Resource.mount(router, "/docs", ResourceOperation.page(page::answerPage));
    Resource.mount(router, "/docs/:name", ResourceOperation.page(this::part));
    problems.mount(router);
  }

  private static Future<Void> redirect(RoutingContext ctx) {
    return ctx.response().setStatusCode(302).putHeader(HttpHeaders.LOCATION, "/docs").end();
  }

  private Future<Void> part(RoutingContext ctx) {
    var part = parts.get(ctx.pathParam("name"));
    return part != null
        ? part.answer(ctx)
        : Future.failedFuture(new RefusalException(HttpRefusals.ofStatus(404)));
  }

  /// The version of the library, which is a part of the path of its files.
  private static String libraryVersion() {
    var about = new Properties();
    try (var stream =
        DocsRoutes.class.getResourceAsStream(
            "/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
      about.load(Objects.requireNonNull(stream, "swagger-ui is not there"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return about.getProperty("version");
  }
}
