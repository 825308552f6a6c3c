package com.callcat.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.Calls;
import com.callcat.call.Transition;
import com.callcat.log.CallLine;
import com.callcat.testing.LogFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run reads in the logs of its processes which calls are looked up: in lines as they are
/// written.
class LogsTest {
  @TempDir Path directory;

  @Test
  void a_call_whose_answer_was_lost_is_known_to_be_looked_up() throws Exception {
    var call = Calls.scheduled();
    write("process1.1.log", List.of(Transition.CLAIMED));
    assertThat(new Logs(directory).lookedUp()).isEmpty();
    write("process2.1.log", List.of(Transition.ANSWER_LOST));
    assertThat(new Logs(directory).lookedUp()).containsExactly(call.key().callId().toString());
  }

  private void write(String file, List<Transition> path) throws Exception {
    var line =
        LogFormat.written(
            "plain",
            log ->
                CallLine.of(log.atInfo(), Calls.scheduled())
                    .log("the call moves: {} -> {}", path, Calls.scheduled().status()));
    Files.writeString(directory.resolve(file), line);
  }
}
