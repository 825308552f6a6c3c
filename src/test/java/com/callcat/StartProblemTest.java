package com.callcat;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.config.ConfigException;
import io.vertx.core.Future;
import java.net.BindException;
import org.junit.jupiter.api.Test;

class StartProblemTest {
  @Test
  void a_database_that_does_not_answer_a_verticle_which_starts_is_named() {
    var unavailable = new ProblemException(new Problem.Unavailable("users"));
    assertThat(asked(unavailable))
        .isInstanceOf(ConfigException.class)
        .hasMessage("The database of postgres.uri (CALLCAT_POSTGRES_URI) does not answer.");
  }

  @Test
  void what_has_nothing_to_do_with_the_database_stays_as_it_is() {
    var defect = new IllegalStateException("a defect");
    assertThat(asked(defect)).isSameAs(defect);
    var inUse = StartProblem.port(Future.failedFuture(new BindException()), "http.port", 80);
    var told = StartProblem.askedDatabase(inUse, "postgres.uri").cause();
    assertThat(told).isInstanceOf(ConfigException.class).hasMessageContaining("http.port");
  }

  private static Throwable asked(Throwable failure) {
    return StartProblem.askedDatabase(Future.failedFuture(failure), "postgres.uri").cause();
  }
}
