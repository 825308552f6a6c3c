package com.callcat.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.testing.TestPostgres;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class MigrationsTest {

  @Test
  void the_second_time_there_is_nothing_to_do() {
    var server = PostgresServer.at(TestPostgres.freshDatabase());

    assertThat(Migrations.run(server)).isEqualTo(1);
    assertThat(Migrations.run(server)).isZero();
  }

  @Test
  void of_several_that_start_together_one_does_the_work() throws Exception {
    var server = PostgresServer.at(TestPostgres.freshDatabase());
    Callable<Integer> run = () -> Migrations.run(server);

    try (var processes = Executors.newFixedThreadPool(4)) {
      var done = 0;
      for (var result : processes.invokeAll(Collections.nCopies(4, run))) {
        done += result.get();
      }
      assertThat(done).isEqualTo(1);
    }
  }
}
