package com.callcat.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailAddressTest {
  @ParameterizedTest
  @CsvSource({
    "ada@example.com, ada@example.com",
    "ADA@Example.COM, ada@example.com",
    "\u00a0ada@example.com\ufeff, ada@example.com",
    "\u202aada@example.com\u202c, ada@example.com",
    "rene\u0301@mu\u0308nchen.example, ren\u00e9@m\u00fcnchen.example",
    "RENE\u0301@MU\u0308NCHEN.example, ren\u00e9@m\u00fcnchen.example",
    "REN\u00c9@M\u00dcNCHEN.example, ren\u00e9@m\u00fcnchen.example",
    "\u212b@example.com, \u00e5@example.com",
    "I\u0307@example.com, i\u0307@example.com",
    "\u0130@example.com, i\u0307@example.com",
    "\u1112\u1161\u11ab@example.com, \ud55c@example.com",
    "\uff41@example.com, \uff41@example.com",
  })
  void an_address_has_one_form_however_it_is_written(String written, String canonical) {
    assertThat(EmailAddress.canonical(written)).isEqualTo(canonical);
    assertThat(EmailAddress.canonical(canonical)).isEqualTo(canonical);
  }
}
