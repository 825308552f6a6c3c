package com.callcat.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Who reaches a pod of the program, and whom it reaches.
class IsolationTest extends OverlayCase {
  private static final String CONDITIONS = "alb.ingress.kubernetes.io/conditions.callcat-webhook";

  /// The address from which Retell sends webhooks, according to its documentation.
  private static final String RETELL = "100.20.5.228/32";

  IsolationTest(String name) {
    super(name);
  }

  @Test
  void nothing_comes_in_or_goes_out_by_default() {
    assertThat(policies())
        .anySatisfy(
            policy -> {
              assertThat(policy.getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
              assertThat(policy.getIngress()).isEmpty();
              assertThat(policy.getEgress()).isEmpty();
            });
  }

  @Test
  void nobody_is_let_in_from_everywhere() {
    var rules = policies().flatMap(policy -> policy.getIngress().stream()).toList();
    assertThat(rules)
        .isNotEmpty()
        .allSatisfy(
            rule -> {
              assertThat(rule.getFrom()).isNotEmpty();
              assertThat(rule.getPorts()).isNotEmpty();
            });
    assertThat(rules.stream().flatMap(rule -> rule.getFrom().stream()))
        .allMatch(peer -> peer.getIpBlock() == null || !open(peer.getIpBlock().getCidr()));
  }

  /// DNS, HTTPS, PostgreSQL, each other, and the stand-ins where they are.
  @Test
  void it_goes_out_by_known_ports_only() {
    assertThat(policies().flatMap(policy -> policy.getEgress().stream()))
        .isNotEmpty()
        .allSatisfy(rule -> assertThat(rule.getTo()).isNotEmpty())
        .flatExtracting(rule -> rule.getPorts())
        .extracting(port -> port.getPort())
        .isSubsetOf(
            new IntOrString(53),
            new IntOrString(443),
            new IntOrString(5432),
            new IntOrString("postgres"),
            new IntOrString("dynamodb"),
            new IntOrString("retell"),
            new IntOrString("cluster"),
            new IntOrString("bus"));
  }

  @Test
  void everywhere_is_by_https_and_never_a_node_s_metadata() {
    var everywhere =
        policies()
            .flatMap(policy -> policy.getEgress().stream())
            .filter(
                rule ->
                    rule.getTo().stream()
                        .anyMatch(to -> to.getIpBlock() != null && open(to.getIpBlock().getCidr())))
            .toList();
    assertThat(everywhere)
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.getPorts())
                  .extracting(port -> port.getPort())
                  .containsExactly(new IntOrString(443));
              assertThat(rule.getTo().getFirst().getIpBlock().getExcept())
                  .containsExactly("169.254.0.0/16");
            });
  }

  @Test
  void in_production_only_retell_reaches_the_webhook_and_anybody_the_api() throws Exception {
    assumeTrue(name.equals("prod"), "only prod has a load balancer");
    assertThat(conditions("callcat-webhook"))
        .isEqualTo(
            List.of(
                Map.of("field", "source-ip", "sourceIpConfig", Map.of("values", List.of(RETELL)))));
    assertThat(overlay.get(Ingress.class, "callcat-api").getMetadata().getAnnotations())
        .doesNotContainKey(CONDITIONS);
  }

  @Test
  void in_production_its_account_has_a_role_of_aws() {
    assumeTrue(name.equals("prod"), "only prod is on AWS");
    var account = overlay.get(ServiceAccount.class, program.pod().getServiceAccountName());
    assertThat(account.getMetadata().getAnnotations().get("eks.amazonaws.com/role-arn"))
        .matches("arn:aws:iam::[0-9]{12}:role/.+");
  }

  private Object conditions(String ingress) throws JsonProcessingException {
    var annotations = overlay.get(Ingress.class, ingress).getMetadata().getAnnotations();
    return new ObjectMapper().readValue(annotations.get(CONDITIONS), Object.class);
  }

  /// Those about the program.
  private Stream<NetworkPolicySpec> policies() {
    return overlay.all(NetworkPolicy.class).stream()
        .map(NetworkPolicy::getSpec)
        .filter(
            policy -> overlay.labelled(policy.getPodSelector().getMatchLabels()).contains(program));
  }

  private static boolean open(String cidr) {
    return cidr.endsWith("/0");
  }
}
