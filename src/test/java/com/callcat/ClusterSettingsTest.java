package com.callcat;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.config.Config;
import com.hazelcast.config.JoinConfig;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterSettingsTest {
  @Test
  void the_pods_of_a_service_are_looked_for_at_the_port_of_the_cluster() {
    var join = join(new Config.Cluster(true, null, 5801, 0, List.of(), "callcat-pods"));
    assertThat(join.getTcpIpConfig().isEnabled()).isFalse();
    assertThat(join.getKubernetesConfig().isEnabled()).isTrue();
    assertThat(join.getKubernetesConfig().getProperties())
        .containsEntry("service-dns", "callcat-pods")
        .containsEntry("service-port", "5801");
  }

  @Test
  void without_a_service_the_members_are_those_of_the_list_alone() {
    var join = join(new Config.Cluster(true, null, 5701, 0, List.of("10.0.0.1", "10.0.0.2"), null));
    assertThat(join.getKubernetesConfig().isEnabled()).isFalse();
    assertThat(join.getMulticastConfig().isEnabled()).isFalse();
    assertThat(join.getTcpIpConfig().getMembers()).containsExactly("10.0.0.1", "10.0.0.2");
  }

  /// Of two hooks that run at the same time, that of Hazelcast would be the first to end it.
  @Test
  void a_signal_is_left_to_the_program() {
    var cluster = new Config.Cluster(true, null, 5701, 0, List.of("10.0.0.1"), null);
    assertThat(Cluster.hazelcast(cluster).getProperty("hazelcast.shutdownhook.enabled"))
        .isEqualTo("false");
  }

  private static JoinConfig join(Config.Cluster settings) {
    return Cluster.hazelcast(settings).getNetworkConfig().getJoin();
  }
}
