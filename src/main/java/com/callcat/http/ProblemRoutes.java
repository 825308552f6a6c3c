package com.callcat.http;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// The routes of the pages about problems: one for each kind, at the address that is its `type`,
/// and a list of them.
final class ProblemRoutes {
  static final String INDEX = "/problems";
  private static final String HTML = "text/html; charset=utf-8";

  private final DocsFile index = DocsFile.ofText(HTML, ProblemPage.index());
  private final Map<String, DocsFile> pages =
      Arrays.stream(ProblemKind.values())
          .collect(
              Collectors.toUnmodifiableMap(
                  ProblemKind::slug, kind -> DocsFile.ofText(HTML, ProblemPage.of(kind))));

  void mount(Router router) {
    Resource.mount(router, INDEX, ResourceOperation.page(index::answerPage));
    Resource.mount(router, INDEX + "/:kind", ResourceOperation.page(this::page));
  }

  private Future<Void> page(RoutingContext ctx) {
    var page = pages.get(ctx.pathParam("kind"));
    return page != null
        ? page.answerPage(ctx)
        : Future.failedFuture(new RefusalException(HttpRefusals.ofStatus(404)));
  }
}
