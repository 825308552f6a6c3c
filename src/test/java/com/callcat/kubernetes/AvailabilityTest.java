package com.callcat.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import org.junit.jupiter.api.Test;

/// How many pods there are, where, and what may take them away.
class AvailabilityTest extends OverlayCase {
  AvailabilityTest(String name) {
    super(name);
  }

  @Test
  void one_pod_at_a_time_may_be_evicted() {
    assertThat(overlay.all(PodDisruptionBudget.class))
        .singleElement()
        .satisfies(
            budget -> {
              assertThat(budget.getSpec().getMaxUnavailable()).isEqualTo(new IntOrString(1));
              assertThat(overlay.labelled(budget.getSpec().getSelector().getMatchLabels()))
                  .containsExactly(program);
            });
  }

  /// But rather two in one place than one that does not run.
  @Test
  void pods_are_spread_over_zones_and_hosts() {
    assertThat(program.pod().getTopologySpreadConstraints())
        .allSatisfy(
            spread -> {
              assertThat(spread.getMaxSkew()).isEqualTo(1);
              assertThat(spread.getWhenUnsatisfiable()).isEqualTo("ScheduleAnyway");
            })
        .extracting(spread -> spread.getTopologyKey())
        .containsExactlyInAnyOrder("topology.kubernetes.io/zone", "kubernetes.io/hostname");
  }

  /// Lines are counted for all pods together: more pods ring nobody sooner.
  @Test
  void it_grows_with_the_api_and_not_with_the_queue() {
    var scaler = overlay.get(HorizontalPodAutoscaler.class, "callcat").getSpec();
    assertThat(scaler.getMetrics())
        .singleElement()
        .satisfies(
            metric -> {
              assertThat(metric.getType()).isEqualTo("Resource");
              assertThat(metric.getResource().getName()).isEqualTo("cpu");
            });
    assertThat(scaler.getMinReplicas()).isGreaterThan(1);
    assertThat(scaler.getBehavior().getScaleUp().getPolicies())
        .singleElement()
        .satisfies(policy -> assertThat(policy.getValue()).isEqualTo(1));
  }
}
