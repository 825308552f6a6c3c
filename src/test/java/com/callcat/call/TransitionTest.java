package com.callcat.call;

import static com.callcat.call.Calls.RULES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.callcat.call.Decision.Gone;
import com.callcat.call.Decision.Moved;
import com.callcat.call.Decision.Refused;
import com.callcat.call.Decision.Unchanged;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Walks every edge of the table. An edge that no row here takes fails the last test.
class TransitionTest {
  private static List<Transition> path(Decision decision) {
    return switch (decision) {
      case Moved moved -> moved.path();
      case Gone gone -> List.of(gone.transition());
      case Unchanged unchanged -> List.of(unchanged.transition());
      case Refused refused -> List.of();
    };
  }

  @TestFactory
  Stream<DynamicTest> a_step_takes_its_edges() {
    return TransitionStep.all().stream()
        .map(
            step ->
                DynamicTest.dynamicTest(
                    step.name(),
                    () ->
                        assertThat(path(RULES.decide(step.from(), step.event(), step.at())))
                            .isEqualTo(step.edges())));
  }

  @TestFactory
  Stream<DynamicTest> an_edge_leads_where_the_table_says() {
    return TransitionStep.all().stream()
        .map(step -> DynamicTest.dynamicTest(step.name(), () -> followsTheTable(step)));
  }

  private static void followsTheTable(TransitionStep step) {
    if (RULES.decide(step.from(), step.event(), step.at()) instanceof Moved moved) {
      assertThat(moved.path().getFirst().from()).isIn(step.from().status(), CallStatus.COMPLETED);
      if (moved.path().getLast().from() != moved.path().getLast().to()) {
        assertThat(moved.next().status()).isEqualTo(moved.path().getLast().to());
      }
      assertThat(moved.next().version()).isEqualTo(step.from().version() + 1);
      assertThat(moved.next().ending() != null).isEqualTo(moved.next().status().ended());
    }
  }

  @Test
  void a_draft_refuses_a_move_that_the_table_does_not_have() {
    var draft = new Draft(Calls.scheduled());
    assertThatThrownBy(() -> draft.move(Transition.REACHED))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no REACHED from SCHEDULED");
    assertThatThrownBy(() -> draft.move(Transition.ENRICHED)).hasMessageContaining("SCHEDULED");
    draft.move(Transition.TAKEN);
    draft.move(Transition.BROKE);
    draft.move(Transition.ENRICHED);
    assertThat(draft.status()).isEqualTo(CallStatus.FAILED);
    assertThatThrownBy(() -> draft.move(Transition.TAKEN)).hasMessage("no TAKEN from FAILED");
    assertThat(draft.path())
        .containsExactly(Transition.TAKEN, Transition.BROKE, Transition.ENRICHED);
  }

  @Test
  void every_edge_is_walked() {
    var walked = EnumSet.of(Transition.CREATED);
    TransitionStep.all()
        .forEach(s -> walked.addAll(path(RULES.decide(s.from(), s.event(), s.at()))));
    assertThat(walked).containsExactlyInAnyOrder(Transition.values());
  }

  @Test
  void the_readme_draws_this_table() throws Exception {
    assertThat(Files.readString(Path.of("README.md")))
        .as("replace the state diagram of the README by:\n" + Transition.diagram())
        .contains(Transition.diagram());
  }
}
