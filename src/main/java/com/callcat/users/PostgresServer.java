package com.callcat.users;

import com.callcat.config.ConfigException;
import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Where PostgreSQL is, from one URI for both drivers: the asynchronous one for all work, and JDBC
/// for the migrations, which knows no other.
final class PostgresServer {
  private static final String NAME = "callcat";
  private static final int CONNECT_SECONDS = 5;

  /// An idle connection is given back before it would pass for a dead one.
  private static final int IDLE_SECONDS = 30;

  private static final int DEAD_SECONDS = 45;

  /// What waits for a connection: few enough that three answer them all in time.
  private static final int MOST_WAITING = 256;

  private static final long MOST_BETWEEN_TRIES = 5_000;
  private final PgConnectOptions options;

  private PostgresServer(PgConnectOptions options) {
    this.options = options;
  }

  /// @throws IllegalArgumentException when it is no URI of PostgreSQL; the password stays out of
  ///   the message, and so does the cause, which has it
  static PostgresServer at(@Nullable String uri) {
    if (uri == null) {
      throw new ConfigException("postgres.uri is not configured.");
    }
    return new PostgresServer(parsed(uri).addProperty("application_name", NAME));
  }

  private static PgConnectOptions parsed(String uri) {
    PgConnectOptions options;
    try {
      options = PgConnectOptions.fromUri(uri);
    } catch (IllegalArgumentException _) {
      throw new ConfigException(
          "postgres.uri must read postgresql://user:password@host:port/database, with what is not"
              + " a letter or digit percent-encoded.");
    }
    return switch (options.getSslMode()) {
      case DISABLE -> options;
      case ALLOW, PREFER, REQUIRE ->
          options.setSslOptions(new ClientSSLOptions().setTrustAll(true));
      case VERIFY_CA, VERIFY_FULL ->
          throw new ConfigException("postgres.uri: the strictest sslmode is require.");
    };
  }

  /// A pool that neither grows nor queues without bound, and drops a connection that went silent.
  Pool pool(Vertx vertx, int size) {
    return PgBuilder.pool()
        .with(
            new PoolOptions()
                .setMaxSize(size)
                .setMaxWaitQueueSize(MOST_WAITING)
                .setConnectionTimeout(CONNECT_SECONDS)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS)
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS))
        .with(
            new NetClientOptions()
                .setConnectTimeout((int) TimeUnit.SECONDS.toMillis(CONNECT_SECONDS))
                .setReadIdleTimeout(DEAD_SECONDS))
        .connectingTo(options)
        .using(vertx)
        .build();
  }

  /// Listens on a connection of its own. One that is lost is made again, at once and then ever more
  /// patiently.
  PgSubscriber subscriber(Vertx vertx) {
    return PgSubscriber.subscriber(vertx, options)
        .reconnectPolicy(
            tries -> tries == 0 ? 0 : Math.min(100L << Math.min(tries, 10), MOST_BETWEEN_TRIES));
  }

  String jdbcUrl() {
    var host = options.getHost().contains(":") ? "[" + options.getHost() + "]" : options.getHost();
    var mode = options.getSslMode().name().toLowerCase(Locale.ROOT);
    return "jdbc:postgresql://%s:%d/%s?sslmode=%s&connectTimeout=%d&ApplicationName=%s"
        .formatted(host, options.getPort(), encoded(), mode, CONNECT_SECONDS, NAME);
  }

  private String encoded() {
    return URLEncoder.encode(options.getDatabase(), StandardCharsets.UTF_8);
  }

  String user() {
    return options.getUser();
  }

  String password() {
    return options.getPassword();
  }

  /// For people: where it is, never how to get in.
  @Override
  public String toString() {
    return "PostgreSQL at " + options.getHost() + ":" + options.getPort();
  }
}
