package com.callcat.loadtest.bench;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What db-scheduler does of the same: tasks in PostgreSQL, each of which asks Retell for a call
/// when it is due. Its settings are those that its authors measured to be the fastest on
/// PostgreSQL: tasks are locked when they are fetched. It keeps nothing of the answer.
final class Peer {
  private static final int THREADS = 50;
  private static final double FETCH_BELOW = 0.5;
  private static final double FETCH_UP_TO = 4;
  private static final int CREATED = 201;

  /// As its sources have it for PostgreSQL.
  private static final String SCHEMA =
      """
      DROP TABLE IF EXISTS scheduled_tasks;
      CREATE TABLE scheduled_tasks (
        task_name text NOT NULL,
        task_instance text NOT NULL,
        task_data bytea,
        execution_time timestamp with time zone NOT NULL,
        picked boolean NOT NULL,
        picked_by text,
        last_success timestamp with time zone,
        last_failure timestamp with time zone,
        consecutive_failures int,
        last_heartbeat timestamp with time zone,
        version bigint NOT NULL,
        priority smallint,
        PRIMARY KEY (task_name, task_instance));
      CREATE INDEX execution_time_idx ON scheduled_tasks (execution_time);
      CREATE INDEX last_heartbeat_idx ON scheduled_tasks (last_heartbeat);
      """;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI retell;

  private Peer(String retell) {
    this.retell = URI.create(retell + "/v2/create-phone-call");
  }

  /// Says when all is scheduled.
  ///
  /// @param arguments PostgreSQL's JDBC URL, Retell's URL, how many tasks, and when they are due in
  ///   milliseconds since 1970
  public static void main(String[] arguments) {
    try {
      new Peer(arguments[1])
          .run(
              arguments[0],
              Integer.parseInt(arguments[2]),
              Instant.ofEpochMilli(Long.parseLong(arguments[3])));
    } catch (SQLException failure) { // its threads would keep a process that does nothing
      failure.printStackTrace();
      System.exit(1);
    }
  }

  private void run(String database, int count, Instant due) throws SQLException {
    var pool = new HikariDataSource();
    pool.setJdbcUrl(database);
    pool.setMaximumPoolSize(THREADS);
    try (var connection = pool.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(SCHEMA);
    }
    OneTimeTask<Void> dial = Tasks.oneTime("dial").execute((instance, _) -> dial(instance.getId()));
    var scheduler =
        Scheduler.create(pool, dial)
            .threads(THREADS)
            .pollingInterval(Duration.ofSeconds(1))
            .pollUsingLockAndFetch(FETCH_BELOW, FETCH_UP_TO)
            .build();
    scheduler.scheduleBatch(
        ids(count, due.toEpochMilli()).<TaskInstance<?>>map(dial::instance), due);
    scheduler.start();
    System.out.println("ready " + retell);
  }

  /// What tells its calls from all others.
  static Stream<String> ids(int count, long due) {
    return IntStream.range(0, count).mapToObj(i -> "peer-" + due + "-" + i);
  }

  private void dial(String id) {
    var body =
        """
        {"from_number": "+15550001111", "to_number": "+15552010010", "override_agent_id": "agent_bench",
         "metadata": {"callId": "%s", "attempt": 1, "token": "%s"}}\
        """
            .formatted(id, id);
    var request =
        HttpRequest.newBuilder(retell)
            .header("Authorization", "Bearer " + Secrets.OF_RETELL)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != CREATED) {
        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
      }
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
