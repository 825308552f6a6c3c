package com.callcat.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// All objects of an overlay, as `kubectl apply -k` would send them.
record Overlay(List<HasMetadata> objects) {
  private static final Path FOLDER = Path.of("k8s/overlays");
  private static final Map<String, Overlay> RENDERED = new ConcurrentHashMap<>();

  static Stream<String> names() throws IOException {
    try (var folders = Files.list(FOLDER)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  static boolean canRender() {
    try {
      return new ProcessBuilder("kubectl", "version", "--client").start().waitFor() == 0;
    } catch (IOException none) {
      return false;
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /// Once for all tests.
  static Overlay render(String name) {
    return RENDERED.computeIfAbsent(name, Overlay::read);
  }

  private static Overlay read(String name) {
    var yaml = new YAMLMapper().readerFor(JsonNode.class);
    try (var documents = yaml.<JsonNode>readValues(kustomize(FOLDER.resolve(name)))) {
      return new Overlay(documents.readAll().stream().map(Models::read).toList());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String kustomize(Path folder) throws IOException {
    var kustomize =
        new ProcessBuilder("kubectl", "kustomize", folder.toString())
            .redirectErrorStream(true)
            .start();
    var output = new String(kustomize.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(kustomize.onExit().join().exitValue()).as(output).isZero();
    return output;
  }

  <T extends HasMetadata> List<T> all(Class<T> kind) {
    return objects.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  <T extends HasMetadata> T get(Class<T> kind, String name) {
    return all(kind).stream()
        .filter(object -> object.getMetadata().getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind.getSimpleName() + " " + name));
  }

  /// Everything that runs.
  List<Workload> workloads() {
    return objects.stream().flatMap(object -> Workload.of(object).stream()).toList();
  }

  Service service(String name) {
    return get(Service.class, name);
  }

  Workload program() {
    return workloads().stream().filter(w -> w.name().equals("callcat")).findFirst().orElseThrow();
  }

  /// Those whose pods have these labels.
  List<Workload> labelled(Map<String, String> labels) {
    return workloads().stream()
        .filter(workload -> workload.labels().entrySet().containsAll(labels.entrySet()))
        .toList();
  }

  /// Behind a service.
  List<Workload> behind(Service service) {
    return labelled(service.getSpec().getSelector());
  }
}
