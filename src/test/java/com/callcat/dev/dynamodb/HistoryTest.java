package com.callcat.dev.dynamodb;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The check itself finds what it is for.
class HistoryTest {
  private final History history = new History(2);

  @Test
  void one_after_the_other_is_serial() {
    history.write(1, 0, 1);
    history.write(1, 1, 1);
    history.read(2, List.of(1, 1));
    history.write(3, 0, 2);
    assertThatCode(history::isSerial).doesNotThrowAnyException();
  }

  @Test
  void half_of_a_transaction_is_not() {
    history.write(1, 0, 1);
    history.write(1, 1, 1);
    history.read(2, List.of(1, 0));
    assertThatThrownBy(history::isSerial).isInstanceOf(AssertionError.class);
  }

  @Test
  void a_lost_update_is_not() {
    history.write(1, 0, 1);
    assertThatThrownBy(() -> history.write(2, 0, 1)).isInstanceOf(AssertionError.class);
  }
}
