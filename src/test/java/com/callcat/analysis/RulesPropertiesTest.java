package com.callcat.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.CallStatus;
import com.callcat.call.CallTranscript;
import com.callcat.call.Conversation;
import com.callcat.call.Findings;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever is written in a transcript: there are findings, within their limits.
class RulesPropertiesTest {
  private static final List<CallStatus> ENDED =
      List.of(CallStatus.COMPLETED, CallStatus.NO_SHOW, CallStatus.FAILED, CallStatus.CANCELED);

  @Property(tries = 300)
  void any_text_has_findings(@ForAll String text) {
    expectFindings(Talks.talk(text));
  }

  @Property(tries = 300)
  void any_mix_of_turns_has_findings(@ForAll("talks") String talk, @ForAll("languages") String in) {
    for (var status : ENDED) {
      expectFindings(Talks.of(in, status, "agent_hangup", talk));
    }
  }

  @Property(tries = 200)
  void any_name_and_subject_has_findings(
      @ForAll String name, @ForAll String subject, @ForAll String reason) {
    var talk = "Agent: I will call you tomorrow.\nUser: Please send me the form.\n";
    expectFindings(
        new Conversation(
            name,
            subject,
            subject,
            "en",
            Talks.HELD_AT,
            CallStatus.FAILED,
            Talks.ending(CallStatus.FAILED, reason),
            new CallTranscript(talk, talk)));
  }

  /// Half a megabyte and more of one thing: what is superlinear would not end.
  @Property(tries = 15)
  void any_repetition_has_findings(
      @ForAll("pieces") String first, @ForAll("pieces") String second) {
    var piece = first + second;
    expectFindings(Talks.talk(piece.repeat(600_000 / piece.length())));
  }

  private static void expectFindings(Conversation conversation) {
    var found = Rules.apply(conversation);

    assertThat(found.summary()).isNotBlank().hasSizeLessThanOrEqualTo(Findings.LONGEST_SUMMARY);
    assertThat(found.actionItems())
        .hasSizeLessThanOrEqualTo(Findings.MOST_ITEMS)
        .allSatisfy(item -> assertThat(item).isNotBlank())
        .allSatisfy(item -> assertThat(item).hasSizeLessThanOrEqualTo(Findings.LONGEST_ITEM));
    assertThat(found.tags()).hasSizeLessThanOrEqualTo(Findings.MOST_TAGS).doesNotHaveDuplicates();
    assertThat(Findings.SENTIMENTS).contains(found.sentiment());
  }

  @Provide
  Arbitrary<String> talks() {
    return pieces().list().ofMaxSize(40).map(pieces -> String.join("", pieces));
  }

  @Provide
  Arbitrary<String> languages() {
    return Arbitraries.of("en", "de-DE", "zh-CN", "ja", "th", "ar", "multi", "hi", "tr");
  }

  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.of(
        "Agent: ",
        "User: ",
        "agent:",
        "\n",
        "\r",
        "\0",
        " ",
        ".",
        "? ",
        "! ",
        ", ",
        "and ",
        "if ",
        "you will ",
        "I will ",
        "I'll ",
        "please ",
        "call me back ",
        "send you the form ",
        "to ",
        "tomorrow ",
        "at ten ",
        "on Thursday ",
        "10:30 ",
        "works",
        "no",
        "not ",
        "but ",
        "very good ",
        "\uD83D\uDE00",
        "\uD83D",
        "\uDE00",
        "星期四",
        "Dr. ",
        "$1",
        "\\",
        "(((",
        "aaaa",
        "-",
        "'",
        "’ll ");
  }
}
