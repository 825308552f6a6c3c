package com.callcat.dev.dynamodb;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// Dynalite (Apache-2.0), another DynamoDB of open source, whose tests are held to AWS. It is
/// installed by npm below `target`, where Node 20 or newer is there.
final class Dynalite implements AutoCloseable {
  private static final String VERSION = "4.0.0";
  private static final int OLDEST_NODE = 20;
  private static final Path FOLDER = Path.of("target", "dynalite");
  private static final String SERVE =
      """
      require('dynalite')({createTableMs: 0, updateTableMs: 0, deleteTableMs: 0})
        .listen(0, '127.0.0.1', function () { console.log(this.address().port) })
      process.stdin.on('close', () => process.exit()).resume()
      """;

  private final Process process;
  private final Target target;

  private Dynalite(Process process, Target target) {
    this.process = process;
    this.target = target;
  }

  /// Aborts the test, and says why, where it cannot be had.
  static Dynalite start() throws IOException, InterruptedException {
    if (nodeVersion() < OLDEST_NODE) {
      return abort("not compared with dynalite: there is no Node 20 or newer on the PATH");
    }
    if (!Files.isDirectory(FOLDER.resolve("node_modules/dynalite")) && !install()) {
      return abort("not compared with dynalite: npm cannot install it");
    }
    var process =
        new ProcessBuilder("node", "-e", SERVE)
            .directory(FOLDER.toFile())
            .redirectError(Redirect.DISCARD)
            .start();
    var port = Objects.requireNonNull(process.inputReader().readLine(), "dynalite's port");
    return new Dynalite(process, Target.at("http://127.0.0.1:" + port + "/"));
  }

  /// 0 when there is none.
  private static int nodeVersion() throws InterruptedException {
    try {
      var node = new ProcessBuilder("node", "--version").start();
      var version = Objects.requireNonNullElse(node.inputReader().readLine(), "v0.");
      return node.waitFor() == 0 ? Integer.parseInt(version.substring(1, version.indexOf('.'))) : 0;
    } catch (IOException _) {
      return 0;
    }
  }

  private static boolean install() throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    return new ProcessBuilder(
                "npm",
                "install",
                "--no-save",
                "--no-audit",
                "--no-fund",
                "--ignore-scripts",
                "--prefix",
                ".",
                "dynalite@" + VERSION)
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .redirectOutput(FOLDER.resolve("npm.log").toFile())
            .start()
            .waitFor()
        == 0;
  }

  Target target() {
    return target;
  }

  @Override
  public void close() {
    target.close();
    process.destroy();
  }
}
