package com.callcat.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.Map;
import java.util.Optional;

/// A Deployment or a StatefulSet, seen as the pods it makes.
record Workload(String name, LabelSelector selector, PodTemplateSpec template) {

  static Optional<Workload> of(HasMetadata object) {
    return switch (object) {
      case Deployment it ->
          Optional.of(of(it, it.getSpec().getSelector(), it.getSpec().getTemplate()));
      case StatefulSet it ->
          Optional.of(of(it, it.getSpec().getSelector(), it.getSpec().getTemplate()));
      default -> Optional.empty();
    };
  }

  private static Workload of(HasMetadata object, LabelSelector selector, PodTemplateSpec pods) {
    return new Workload(object.getMetadata().getName(), selector, pods);
  }

  Map<String, String> labels() {
    return template.getMetadata().getLabels();
  }

  PodSpec pod() {
    return template.getSpec();
  }

  Container container() {
    return pod().getContainers().getFirst();
  }

  /// A port by its name or number, as services, probes and policies say it.
  Optional<ContainerPort> port(IntOrString port) {
    return container().getPorts().stream()
        .filter(
            candidate ->
                port.getStrVal() == null
                    ? candidate.getContainerPort().equals(port.getIntVal())
                    : candidate.getName().equals(port.getStrVal()))
        .findFirst();
  }

  int port(String name) {
    return port(new IntOrString(name)).orElseThrow().getContainerPort();
  }
}
