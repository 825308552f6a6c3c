package com.callcat.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressServiceBackend;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClass;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whatever names another object, a label or a port names one that is there.
class WiringTest extends OverlayCase {
  WiringTest(String name) {
    super(name);
  }

  @Test
  void every_selector_selects_pods() {
    assertThat(podSelectors()).isNotEmpty();
    assertThat(podSelectors()).allSatisfy(selector -> assertThat(selected(selector)).isNotEmpty());
    assertThat(overlay.workloads())
        .allSatisfy(
            workload -> assertThat(selected(workload.selector())).containsExactly(workload));
    for (var service : overlay.all(Service.class)) {
      assertThat(overlay.behind(service)).as("%s", service.getMetadata().getName()).hasSize(1);
    }
  }

  private Stream<LabelSelector> podSelectors() {
    return Stream.of(
            overlay.all(PodDisruptionBudget.class).stream().map(it -> it.getSpec().getSelector()),
            overlay.all(NetworkPolicy.class).stream().map(it -> it.getSpec().getPodSelector()),
            peers()
                .filter(peer -> peer.getNamespaceSelector() == null && peer.getIpBlock() == null)
                .map(peer -> peer.getPodSelector()),
            program.pod().getTopologySpreadConstraints().stream().map(it -> it.getLabelSelector()))
        .flatMap(selectors -> selectors);
  }

  /// Of pods in this namespace; those of other namespaces are not ours to know.
  private Stream<NetworkPolicyPeer> peers() {
    return overlay.all(NetworkPolicy.class).stream()
        .map(NetworkPolicy::getSpec)
        .flatMap(
            spec ->
                Stream.concat(
                    spec.getIngress().stream().flatMap(rule -> rule.getFrom().stream()),
                    spec.getEgress().stream().flatMap(rule -> rule.getTo().stream())));
  }

  private List<Workload> selected(LabelSelector selector) {
    assertThat(selector.getMatchExpressions()).isEmpty();
    assertThat(selector.getMatchLabels()).isNotEmpty();
    return overlay.labelled(selector.getMatchLabels());
  }

  @Test
  void every_service_leads_to_a_port_of_its_pods() {
    for (var service : overlay.all(Service.class)) {
      for (var port : service.getSpec().getPorts()) {
        assertThat(overlay.behind(service))
            .as("%s %s", service.getMetadata().getName(), port.getName())
            .allMatch(workload -> workload.port(port.getTargetPort()).isPresent());
      }
    }
  }

  @Test
  void every_ingress_leads_to_a_port_of_a_service() {
    assertThat(overlay.all(Ingress.class)).isNotEmpty();
    overlay.all(Ingress.class).stream()
        .flatMap(ingress -> ingress.getSpec().getRules().stream())
        .flatMap(rule -> rule.getHttp().getPaths().stream())
        .forEach(path -> assertIsThere(path.getBackend().getService()));
  }

  private void assertIsThere(IngressServiceBackend backend) {
    assertThat(overlay.service(backend.getName()).getSpec().getPorts())
        .anyMatch(port -> port.getName().equals(backend.getPort().getName()));
  }

  @Test
  void what_a_policy_opens_is_a_port_of_the_pods_behind_it() {
    for (var policy : overlay.all(NetworkPolicy.class)) {
      var spec = policy.getSpec();
      for (var rule : spec.getIngress()) {
        assertOpens(rule.getPorts(), selected(spec.getPodSelector()));
      }
      for (var rule : spec.getEgress()) {
        for (var peer : rule.getTo()) {
          if (peer.getPodSelector() != null && peer.getNamespaceSelector() == null) {
            assertOpens(rule.getPorts(), selected(peer.getPodSelector()));
          }
        }
      }
    }
  }

  private static void assertOpens(List<NetworkPolicyPort> ports, List<Workload> pods) {
    assertThat(ports)
        .isNotEmpty()
        .allSatisfy(port -> assertThat(pods).allMatch(pod -> pod.port(port.getPort()).isPresent()));
  }

  @Test
  void every_port_of_the_program_is_opened_to_somebody() {
    var opened =
        overlay.all(NetworkPolicy.class).stream()
            .flatMap(policy -> policy.getSpec().getIngress().stream())
            .flatMap(rule -> rule.getPorts().stream())
            .map(port -> port.getPort().getStrVal());
    assertThat(opened).contains("api", "webhook", "management", "cluster", "bus");
  }

  @Test
  void what_the_pods_are_given_is_there() {
    var pod = program.pod();
    overlay.get(ServiceAccount.class, pod.getServiceAccountName());
    overlay.get(PriorityClass.class, pod.getPriorityClassName());
    for (var scaler : overlay.all(HorizontalPodAutoscaler.class)) {
      assertThat(overlay.workloads())
          .anyMatch(it -> it.name().equals(scaler.getSpec().getScaleTargetRef().getName()));
    }
  }

  @Test
  void prometheus_finds_the_metrics() {
    for (var monitor : overlay.all(ServiceMonitor.class)) {
      var labels = monitor.getSpec().getSelector().getMatchLabels().entrySet();
      var services =
          overlay.all(Service.class).stream()
              .filter(it -> it.getMetadata().getLabels().entrySet().containsAll(labels))
              .toList();
      assertThat(services).hasSize(1);
      var endpoint = monitor.getSpec().getEndpoints().getFirst();
      assertThat(services.getFirst().getSpec().getPorts())
          .anyMatch(port -> port.getName().equals(endpoint.getPort()));
      assertThat(overlay.behind(services.getFirst())).containsExactly(program);
    }
  }
}
