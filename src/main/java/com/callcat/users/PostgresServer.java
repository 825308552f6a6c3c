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

/// The address of PostgreSQL, from one URI for both drivers: Vert.x' asynchronous one for all work,
/// and JDBC for Flyway's migrations.
final class PostgresServer {
  private static final String NAME = "callcat";
  private static final int CONNECT_SECONDS = 5;

  /// Idle connections are closed after this time, before they may be dead without notice.
  private static final int IDLE_SECONDS = 30;

  private static final int DEAD_SECONDS = 45;

  /// How many requests may wait for a connection: few enough that three connections answer them all
  /// in time.
  private static final int MOST_WAITING = 256;

  private static final long MOST_BETWEEN_TRIES = 5_000;
  private final PgConnectOptions options;

  private PostgresServer(PgConnectOptions options) {
    this.options = options;
  }

  /// @throws IllegalArgumentException if it is no URI of PostgreSQL; the exception has no cause,
  ///   because the cause's message contains the password
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

  /// A pool with limits for its size and its queue, which closes connections that do not answer any
  /// more.
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

  /// A subscriber with a connection of its own. If it is lost, it is opened again, first at once
  /// and then with growing pauses.
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

  /// Shows the address, never the credentials.
  @Override
  public String toString() {
    return "PostgreSQL at " + options.getHost() + ":" + options.getPort();
  }
}
