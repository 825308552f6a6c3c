package com.callcat.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a pod of the program may do, and how it starts, is watched and ends.
class PodTest extends OverlayCase {
  /// What the program promises, and what leaving the cluster may take.
  private static final long PLANNED_STOP_SECONDS = 20 + 2;

  /// After this the program gives up by itself.
  private static final int LONGEST_START_SECONDS = 60;

  PodTest(String name) {
    super(name);
  }

  @Test
  void it_has_no_right_that_it_does_not_need() {
    var pod = program.pod();
    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    assertThat(pod.getAutomountServiceAccountToken()).isFalse();
    var container = program.container().getSecurityContext();
    assertThat(container.getReadOnlyRootFilesystem()).isTrue();
    assertThat(container.getAllowPrivilegeEscalation()).isFalse();
    assertThat(container.getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(pod.getVolumes()).allMatch(volume -> volume.getConfigMap() != null);
  }

  /// Their names begin with CALLCAT_, and would be taken for settings that do not exist.
  @Test
  void the_addresses_of_services_are_not_put_into_its_environment() {
    assertThat(program.pod().getEnableServiceLinks()).isFalse();
  }

  @Test
  void it_has_the_time_that_a_planned_stop_takes() {
    var pause = program.container().getLifecycle().getPreStop().getSleep().getSeconds();
    assertThat(pause).isPositive();
    assertThat(program.pod().getTerminationGracePeriodSeconds())
        .isGreaterThan(pause + PLANNED_STOP_SECONDS);
  }

  @Test
  void it_has_the_time_that_a_slow_start_takes() {
    var probe = program.container().getStartupProbe();
    assertThat(probe.getPeriodSeconds() * probe.getFailureThreshold())
        .isGreaterThan(LONGEST_START_SECONDS);
  }

  @Test
  void only_readiness_asks_the_databases() {
    var container = program.container();
    assertThat(path(container.getReadinessProbe())).isEqualTo("/health/ready");
    assertThat(path(container.getLivenessProbe())).isEqualTo("/health/live");
    assertThat(path(container.getStartupProbe())).isEqualTo("/health/live");
    assertThat(
            Stream.of(
                container.getReadinessProbe(),
                container.getLivenessProbe(),
                container.getStartupProbe()))
        .allMatch(probe -> probe.getHttpGet().getPort().equals(new IntOrString("management")));
  }

  private static String path(Probe probe) {
    return probe.getHttpGet().getPath();
  }

  /// Java sizes its heap by the limit, so what it may have it must be sure to get.
  @Test
  void its_memory_is_reserved() {
    var resources = program.container().getResources();
    assertThat(resources.getLimits().get("memory"))
        .isNotNull()
        .isEqualTo(resources.getRequests().get("memory"));
    assertThat(resources.getRequests()).containsKey("cpu");
  }

  /// A cluster that loses a member before it has another would hand over its work twice.
  @Test
  void one_joins_before_one_leaves() {
    var deployment = overlay.get(Deployment.class, "callcat").getSpec();
    var update = deployment.getStrategy().getRollingUpdate();
    assertThat(update.getMaxSurge()).isEqualTo(new IntOrString(1));
    assertThat(update.getMaxUnavailable()).isEqualTo(new IntOrString(0));
    assertThat(deployment.getReplicas()).as("said by the autoscaler").isNull();
    assertThat(overlay.all(HorizontalPodAutoscaler.class)).hasSize(1);
  }
}
