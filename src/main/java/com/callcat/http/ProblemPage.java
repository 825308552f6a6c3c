package com.callcat.http;

import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Arrays;
import java.util.stream.Collectors;

/// The pages about problems, for people: plain HTML without scripts and styles.
final class ProblemPage {
  /// The trace id in the examples, which belongs to no request.
  private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

  private ProblemPage() {}

  static String of(ProblemKind kind) {
    var example = ProblemExample.of(kind);
    return page(
        kind.title(),
        """
        <p><code>%s</code> is answered with status %s.</p>
        <h2>Cause</h2>
        <p>%s</p>
        <h2>Cure</h2>
        <p>%s</p>
        <h2>Example</h2>
        <pre>%s</pre>
        <p><a href="%s">All problems</a></p>
        """
            .formatted(
                kind.slug(),
                status(kind),
                escaped(kind.cause()),
                escaped(kind.cure()),
                escaped(answer(example)),
                ProblemRoutes.INDEX));
  }

  static String index() {
    var rows =
        Arrays.stream(ProblemKind.values()).map(ProblemPage::row).collect(Collectors.joining("\n"));
    return page(
        "Problems",
        """
        <p>What CallCat answers when it refuses a request.</p>
        <ul>
        %s
        </ul>
        """
            .formatted(rows));
  }

  private static String row(ProblemKind kind) {
    return "<li>%d <a href=\"%s\">%s</a>: %s</li>"
        .formatted(kind.status(), kind.path(), kind.slug(), escaped(kind.title()));
  }

  private static String page(String title, String content) {
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%1$s - CallCat</title>
    <link rel="icon" type="image/png" href="/docs/favicon-32x32.png">
    </head>
    <body>
    <h1>%1$s</h1>
    %2$s</body>
    </html>
    """
        .formatted(escaped(title), content);
  }

  /// The whole HTTP answer of an example, with white space added.
  private static String answer(ProblemExample example) {
    var refusal = example.refusal();
    var headers =
        refusal.headers().entrySet().stream()
            .map(header -> header.getKey() + ": " + header.getValue() + "\n")
            .collect(Collectors.joining());
    var body =
        JsonWriter.encode(
            json -> {
              json.setPrettyPrinter(new DefaultPrettyPrinter());
              ProblemJson.write(json, refusal, example.instance(), TRACE_ID);
            });
    return "HTTP/1.1 %s\nContent-Type: %s\n%s\n%s"
        .formatted(status(refusal.kind()), ProblemJson.TYPE, headers, body);
  }

  private static String status(ProblemKind kind) {
    return HttpResponseStatus.valueOf(kind.status()).toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
