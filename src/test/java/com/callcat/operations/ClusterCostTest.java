package com.callcat.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.dev.simulator.CallDurations;
import com.callcat.operations.CountedSite.Cost;
import com.callcat.testing.LongTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What a whole call costs in DynamoDB where each thing that happens to it may come to another one
/// of three processes. How long it lasts is no matter: Retell is looked at after five minutes.
@LongTest
class ClusterCostTest {
  private static final int CALLS = Integer.getInteger("callcat.cost.calls", 12);
  private static final Duration TALK =
      Duration.ofMillis(Integer.getInteger("callcat.cost.talkMillis", 700));

  /// So long that what the processes tell each other has arrived, as it has with Retell itself.
  private static final Duration A_WHILE = Duration.ofSeconds(1);

  private static final int PROCESSES = 3;

  /// As in one process, and each of four may have to read the call first: the one that dials it,
  /// and those that are told that it began, ended and was analysed.
  private static final int MOST_REQUESTS = 18;

  private static final int MOST_UNITS = 50;

  private static final Map<String, Integer> MOST_OF_A_KIND =
      Map.of(
          "TransactWriteItems callcat-created", 1,
          "GetItem callcat-calls", 4,
          "UpdateItem callcat-calls", 5,
          "PutItem callcat-changes", 5,
          "PutItem callcat-parts", 2,
          "PutItem callcat-transcripts", 1);

  private final Random random = new Random(1);

  @Test
  void a_whole_call_takes_few_requests_in_three_processes() throws Exception {
    var durations = CallDurations.talking(TALK).withRing(A_WHILE).withAnalysis(A_WHILE);
    try (var site = new CountedSite(durations, PROCESSES)) {
      var first = site.wholeCall(0); // of a user of whom nothing is known yet
      print("the first call of a user", List.of(first));
      for (var process = 1; process < PROCESSES; process++) {
        site.wholeCall(process);
      }
      var costs = new ArrayList<Cost>();
      for (var n = 0; n < CALLS; n++) {
        costs.add(site.wholeCall(random.nextInt(PROCESSES)));
      }
      print("a call", costs);
      costs.sort(Comparator.comparingInt(Cost::all));
      assertUsual(costs.subList(0, CALLS / 2));
    }
  }

  /// Where the machine is so busy that requests are repeated, or messages late, some take more: the
  /// usual ones count.
  private static void assertUsual(List<Cost> costs) {
    for (var cost : costs) {
      cost.requests()
          .forEach(
              (kind, count) ->
                  assertThat(count)
                      .as(kind)
                      .isLessThanOrEqualTo(MOST_OF_A_KIND.getOrDefault(kind, 0)));
      assertThat(cost.all()).isLessThanOrEqualTo(MOST_REQUESTS);
      assertThat(cost.units()).isLessThanOrEqualTo(MOST_UNITS);
    }
  }

  private static void print(String what, List<Cost> costs) {
    var requests = costs.stream().collect(Collectors.summarizingInt(Cost::all));
    var units = costs.stream().collect(Collectors.summarizingDouble(Cost::units));
    var kinds = new TreeMap<String, Integer>();
    costs.forEach(cost -> cost.requests().forEach((kind, n) -> kinds.merge(kind, n, Integer::sum)));
    System.out.printf(
        Locale.ROOT,
        "%s in %d processes: %.1f requests on average, %d at most, %.1f units, %.1f at most; of %d:"
            + " %s%n",
        what,
        PROCESSES,
        requests.getAverage(),
        requests.getMax(),
        units.getAverage(),
        units.getMax(),
        costs.size(),
        kinds);
  }
}
