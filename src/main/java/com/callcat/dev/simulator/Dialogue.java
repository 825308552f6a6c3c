package com.callcat.dev.simulator;

import com.callcat.dev.simulator.SimulatedConversation.Line;
import com.callcat.dev.simulator.SimulatedConversation.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Writes a plausible conversation about the agent's task. The same call always has the same
/// conversation.
final class Dialogue {

  /// How many words two people say in an hour if they talk fast.
  private static final int WORDS_OF_AN_HOUR = 11_000;

  private static final List<String> GREETINGS =
      List.of("Hello?", "Hello, this is %s.", "Yes, %s speaking.", "Good day, %s here.");
  private static final List<String> CONSENTS =
      List.of(
          "Sure, go ahead.", "Okay, what is it about?", "Yes, I have a minute.", "I see. Go on.");
  private static final List<String> REPLIES =
      List.of(
          "Let me have a look. Yes, that works for me.",
          "Hm, one moment please. All right, we can do that.",
          "I was expecting this. That is fine with me.",
          "Good that you call. Yes, let us do it that way.");
  private static final List<String> QUESTIONS =
      List.of(
          "Will I get a confirmation in writing?",
          "Do I have to prepare anything for it?",
          "Is there anything else I should know?",
          "Can I change my mind until tomorrow?");
  private static final List<String> ANSWERS =
      List.of(
          "I will pass that on, and you will hear about it today.",
          "Not that I know of, but I will note your question.",
          "I was told nothing more, and I will not make anything up.",
          "I will ask, and somebody will get back to you.");
  private static final List<String> GOODBYES =
      List.of(
          "Thank you, goodbye.", "Great, bye.", "Thanks, have a nice day.", "All right, bye bye.");

  private final Order order;
  private final RandomGenerator random;
  private final List<Line> lines = new ArrayList<>();

  private Dialogue(SimulatedCall call) {
    this.order = call.order();
    this.random = new SplittableRandom(call.id().hashCode());
  }

  static List<Line> of(SimulatedCall call) {
    var dialogue = new Dialogue(call);
    if (call.script() == Script.VOICEMAIL) {
      dialogue.voicemail();
    } else {
      dialogue.talk(call.script() == Script.HOUR_LONG ? WORDS_OF_AN_HOUR : 0);
    }
    return List.copyOf(dialogue.lines);
  }

  private void voicemail() {
    user("You have reached the voicemail box of " + callee() + ". Please leave a message.");
  }

  private void talk(int words) {
    open();
    ask();
    while (wordsSaid() < words) {
      digress();
    }
    close();
  }

  private void open() {
    user(pick(GREETINGS).formatted(callee()));
    agent("Hello " + callee() + ", I am an AI assistant, calling about this: " + subject() + ".");
    user(pick(CONSENTS));
  }

  private void ask() {
    agent("Thank you. This is what I was asked to do: " + order.spoken("task_prompt", subject()));
    user(pick(REPLIES) + " " + pick(QUESTIONS));
    agent(pick(ANSWERS));
  }

  private void digress() {
    user("And one more thing. " + pick(QUESTIONS));
    agent(pick(ANSWERS));
  }

  private void close() {
    user("Okay, that was all from my side.");
    agent("Then we agree about this: " + subject() + ". Thank you for your time, goodbye.");
    user(pick(GOODBYES));
  }

  private String callee() {
    return order.spoken("callee_name", "the person you called");
  }

  private String subject() {
    return order.spoken("subject", "a short question");
  }

  private int wordsSaid() {
    return lines.stream().mapToInt(line -> line.words().size()).sum();
  }

  private String pick(List<String> phrases) {
    return phrases.get(random.nextInt(phrases.size()));
  }

  private void agent(String text) {
    lines.add(new Line(Speaker.AGENT, text));
  }

  private void user(String text) {
    lines.add(new Line(Speaker.USER, text));
  }
}
