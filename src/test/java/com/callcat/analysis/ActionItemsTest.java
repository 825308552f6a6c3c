package com.callcat.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.Findings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is to be done after a call, by whom and when; `/` stands between two turns.
class ActionItemsTest {

  private static List<String> items(String talk) {
    return Talks.found(talk.replace(" / ", "\n")).actionItems();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          User: I'll call you back on Thursday at 10 am.            | Okafor Dental will call you back on Thursday at 10 am
          User: Okay, so we’ll send you the form tomorrow, okay?    | Okafor Dental will send you the form tomorrow (24 November 2026)
          User: We're going to refund you within 5 business days.   | Okafor Dental will refund you within 5 business days
          User: I'll check and get back to you on Monday.           | Okafor Dental will check and get back to you on Monday
          User: I'll ask around, and then I will call you.          | Okafor Dental will ask around, and then they will call you
          User: I'll donate the old one.                            | Okafor Dental will donate the old one
          User: If anything changes, we will let you know.          | Okafor Dental will let you know if anything changes
          User: We have to send you a new card.                     | Okafor Dental will send you a new card
          User: Dr. Okafor will call you back on Thursday.          | Okafor Dental says Dr. Okafor will call you back on Thursday
          User: My colleague will send our estimate next week.      | Okafor Dental says their colleague will send their estimate next week
          User: You will get a confirmation by email.               | Okafor Dental says you will get a confirmation by email
          User: Shall I send you the invoice? / Agent: Yes, please. | Okafor Dental will send you the invoice
          User: Hi. / Agent: I will note your question.             | The agent will note Okafor Dental's question
          User: Hi. / Agent: I'll tell Mira, and I'll call you tomorrow. | The agent will tell Mira, and the agent will call Okafor Dental tomorrow (24 November 2026)
          """)
  void a_promise_says_who_will_do_what_and_when(String talk, String item) {
    assertThat(items(talk)).containsExactly(item);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          User: Could you please send me the form by Friday? / Agent: Sure. | Okafor Dental asks you to send them the form by Friday
          User: Please bring your insurance card.                           | Okafor Dental asks you to bring your insurance card
          User: You need to arrive ten minutes early.                       | Okafor Dental asks you to arrive ten minutes early
          User: Don't forget to bring your x-rays.                          | Okafor Dental asks you to bring your x-rays
          User: I need you to sign the form before Friday.                  | Okafor Dental asks you to sign the form before Friday
          User: Call me back in two days.                                   | Okafor Dental asks you to call them back in two days
          User: Let me know by Friday.                                      | Okafor Dental asks you to let them know by Friday
          Agent: Could you email the invoice? / User: Sure, will do.        | Okafor Dental will email the invoice
          Agent: Could you email the invoice? / User: What is the address?  | Okafor Dental was asked to email the invoice
          """)
  void a_request_says_who_is_to_do_what_and_when(String talk, String item) {
    assertThat(items(talk)).containsExactly(item);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          User: Thursday at ten thirty works.                                 | Thursday at ten thirty
          Agent: Does Thursday at ten work for you? / User: Yes, it does.     | Thursday at ten
          User: How about 3 March at 10:30? / Agent: Yes, that is fine.       | 3 March at 10:30
          User: I've moved your appointment to Thursday the 26th at 10:30.    | Thursday the 26th at 10:30
          User: We will see you on Thursday at half past nine.                | on Thursday at half past nine
          """)
  void a_time_both_accept_is_agreed(String talk, String when) {
    assertThat(items(talk)).containsExactly("Agreed with Okafor Dental: " + when);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "User: How are you doing? / Agent: I am well, thank you.",
        "User: What is your name? / Agent: My name is Mira Patel.",
        "User: Can you tell me your date of birth? / Agent: I can't.",
        "User: Can you confirm your address? / Agent: It is 5 Main Street.",
        "User: Can you hold on for a minute?",
        "User: One moment please.",
        "User: I'll have a look.",
        "User: I'll check that for you right now.",
        "User: I'll be honest with you.",
        "User: I'll transfer you to billing.",
        "User: I will see you later.",
        "User: We won't charge you for it.",
        "Agent: I was told nothing more, and I will not make anything up.",
        "User: It will be fine.",
        "User: That will be fifty dollars.",
        "User: Thursday at ten doesn't work.",
        "User: How about Thursday at ten? / Agent: Sorry, that is too early.",
        "User: Can you send me the form today? / Agent: Unfortunately not.",
        "Agent: Could you email the invoice? / User: Sorry, we can't.",
        "Agent: Can you tell me when you open? / User: At nine.",
        "User: You have reached the voicemail box of Jun. Please leave a message.",
        "User: Thank you, goodbye."
      })
  void talk_that_leaves_nothing_to_do_is_no_action_item(String talk) {
    assertThat(items(talk)).isEmpty();
  }

  @Test
  void notes_of_the_user_are_kept_in_their_own_words() {
    var notes = "Line was bad.\nThey will call back on Friday.\nI need to send the form.\n";

    assertThat(items(notes))
        .containsExactly("They will call back on Friday", "I need to send the form");
  }

  @Test
  void the_same_said_again_is_kept_once_in_its_fuller_form() {
    var talk =
        "User: We will call you back. / Agent: Good. / User: So, we'll call you back on Thursday.";

    assertThat(items(talk)).containsExactly("Okafor Dental will call you back on Thursday");
  }

  @Test
  void two_times_for_the_same_deed_are_two_items() {
    var talk = "User: We will call Ann on Monday at ten. We will call Ben on Friday at noon.";

    assertThat(items(talk)).hasSize(2);
  }

  @Test
  void a_name_is_text_and_nothing_else() {
    var retelling = new Retelling("Ann & \\Bob$1");

    assertThat(retelling.clause(Speaker.AGENT, "call you")).isEqualTo("call Ann & \\Bob$1");
  }

  @Test
  void no_more_are_kept_than_a_person_reads() {
    var talk = new StringBuilder();
    for (var day = 1000; day < 1200; day++) {
      talk.append("User: I will send parcel ").append(day).append(" to house ").append(day * 7);
      talk.append(" of street ").append(day * 3).append(".\n");
    }

    assertThat(items(talk.toString())).hasSize(Findings.MOST_ITEMS);
  }
}
