package com.callcat;

import com.callcat.config.Config;
import com.callcat.config.ConfigException;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.spi.properties.ClusterProperty;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.spi.cluster.hazelcast.ConfigUtil;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.net.BindException;

/// Makes this process a member of the cluster of all processes that use the same databases. Any
/// message in the cluster may be lost without harm, so a split or a restart of the cluster causes
/// only delays.
final class Cluster {
  private static final String NAME = "callcat";
  private static final int STOP_SECONDS = 2;

  private Cluster() {}

  static Future<Vertx> join(Config.Cluster settings, VertxOptions options, Monitoring monitoring) {
    // Hazelcast logs before it has read its configuration, so this must be a system property.
    System.setProperty(ClusterProperty.LOGGING_TYPE.getName(), "slf4j");
    options.getEventBusOptions().setPort(settings.busPort());
    if (settings.host() != null) {
      options.getEventBusOptions().setHost(settings.host());
    }
    var joined =
        monitoring
            .applyTo(Vertx.builder().with(options))
            .withClusterManager(new HazelcastClusterManager(hazelcast(settings)))
            .buildClustered();
    return StartProblem.port(
        joined.recover(failure -> bus(failure, settings)), "cluster.port", settings.port());
  }

  /// Converts a failed start. If a port is in use, Vert.x fails with the BindException itself, and
  /// Hazelcast with an exception of its own whose cause it is.
  private static Future<Vertx> bus(Throwable failure, Config.Cluster settings) {
    return failure instanceof BindException
        ? Future.failedFuture(ConfigException.portInUse("cluster.busPort", settings.busPort()))
        : Future.failedFuture(failure);
  }

  /// Hazelcast's configuration, based on the one that Vert.x needs.
  static com.hazelcast.config.Config hazelcast(Config.Cluster settings) {
    var hazelcast = ConfigUtil.loadConfig().setClusterName(NAME);
    hazelcast
        .setProperty(ClusterProperty.PHONE_HOME_ENABLED.getName(), "false")
        .setProperty(ClusterProperty.SOCKET_BIND_ANY.getName(), "false")
        // The program stops Hazelcast last and gracefully; Hazelcast's own hook would stop it first
        // and abruptly.
        .setProperty(ClusterProperty.SHUTDOWNHOOK_ENABLED.getName(), "false")
        .setProperty(ClusterProperty.WAIT_SECONDS_BEFORE_JOIN.getName(), "1")
        .setProperty(
            ClusterProperty.GRACEFUL_SHUTDOWN_MAX_WAIT.getName(), Integer.toString(STOP_SECONDS));
    network(hazelcast.getNetworkConfig(), settings);
    return hazelcast;
  }

  private static void network(NetworkConfig network, Config.Cluster settings) {
    network.setPort(settings.port()).setPortAutoIncrement(false);
    if (settings.host() != null) {
      network.getInterfaces().setEnabled(true).addInterface(settings.host());
    }
    join(network.getJoin(), settings);
  }

  private static void join(JoinConfig join, Config.Cluster settings) {
    join.getMulticastConfig().setEnabled(false);
    join.getAutoDetectionConfig().setEnabled(false);
    if (settings.kubernetesService() != null) {
      join.getKubernetesConfig()
          .setEnabled(true)
          .setProperty("service-dns", settings.kubernetesService())
          .setProperty("service-port", Integer.toString(settings.port()));
    } else {
      join.getTcpIpConfig().setEnabled(true).setMembers(settings.members());
    }
  }
}
