package com.callcat.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.JournalsFollowed;
import com.callcat.call.UserId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JournalFollowersTest {
  private static final UserId MIRA = new UserId(7);
  private static final UserId ALI = new UserId(8);
  private final JournalFollowers followers = new JournalFollowers();

  private boolean hear(String process, UserId... users) {
    return followers.hear(new JournalsFollowed(process, Set.of(users)));
  }

  @Test
  void only_those_who_follow_a_user_are_told_of_them() {
    hear("one", MIRA);
    hear("two", ALI);
    hear("three");
    assertThat(followers.of(MIRA)).containsExactly("one");
    assertThat(followers.of(new UserId(9))).isEmpty();
  }

  @Test
  void a_second_message_adds_to_the_first() {
    hear("one", MIRA);
    hear("one", ALI);
    assertThat(followers.of(MIRA)).containsExactly("one");
    assertThat(followers.of(ALI)).containsExactly("one");
  }

  @Test
  void a_process_is_new_until_it_was_heard_and_again_when_it_was_silent_for_long() {
    assertThat(followers.none()).isTrue();
    assertThat(hear("one")).isTrue();
    assertThat(followers.none()).isFalse();
    assertThat(hear("one")).isFalse();
    followers.turn();
    assertThat(hear("one")).isFalse();
    followers.turn();
    followers.turn();
    assertThat(followers.none()).isTrue();
    assertThat(hear("one")).isTrue();
  }

  @Test
  void a_user_of_whom_a_process_does_not_speak_any_more_is_forgotten() {
    hear("one", MIRA, ALI);
    followers.turn();
    hear("one", ALI);
    assertThat(followers.of(MIRA)).containsExactly("one");
    followers.turn();
    assertThat(followers.of(MIRA)).isEmpty();
    assertThat(followers.of(ALI)).containsExactly("one");
  }
}
