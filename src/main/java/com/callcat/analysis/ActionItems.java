package com.callcat.analysis;

import com.callcat.call.Findings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Collects the promises, requests and agreements of an English conversation. If something is said
/// twice, only the longer form is kept.
final class ActionItems {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  /// Two items count as the same if at least this share of the shorter one's words is in the longer
  /// one.
  private static final double SAME = 0.8;

  private final Promises promises;
  private final Requests requests;
  private final Agreements agreements;
  private final LocalDate today;
  private final List<Item> items = new ArrayList<>();

  /// @param words of its text, in lower case
  private record Item(String text, String sentence, boolean agreement, Set<String> words) {

    boolean isSaidBy(Item other) {
      var shared = new HashSet<>(words);
      shared.retainAll(other.words);
      return shared.size() >= SAME * words.size();
    }
  }

  private ActionItems(String callee, LocalDate today) {
    var retelling = new Retelling(callee);
    this.promises = new Promises(retelling);
    this.requests = new Requests(retelling);
    this.agreements = new Agreements(retelling);
    this.today = today;
  }

  /// @param callee the name of the person who was called
  /// @param today the date of the conversation
  static ActionItems in(Transcript transcript, String callee, LocalDate today) {
    var found = new ActionItems(callee, today);
    for (var at = 0; at < transcript.turns().size(); at++) {
      var turn = transcript.turns().get(at);
      var reply = Reply.of(transcript.replyTo(at));
      turn.sentences().forEach(sentence -> found.read(turn.speaker(), sentence, reply));
    }
    return found;
  }

  /// No action items, for a conversation in a language that the rules do not know.
  static ActionItems none() {
    return new ActionItems("", LocalDate.EPOCH);
  }

  List<String> texts() {
    return items.stream().map(Item::text).toList();
  }

  /// The items, with agreements first.
  Stream<String> weightiestFirst() {
    return Stream.concat(
            items.stream().filter(Item::agreement), items.stream().filter(item -> !item.agreement))
        .map(Item::text);
  }

  /// The sentences in which the items were found.
  Set<String> sentences() {
    return items.stream().map(Item::sentence).collect(Collectors.toUnmodifiableSet());
  }

  private void read(Speaker speaker, String sentence, Reply reply) {
    var promise = promises.find(speaker, sentence, reply);
    var agreement = promise == null ? agreements.find(speaker, sentence, reply) : null;
    if (promise != null) {
      add(speaker == Speaker.OTHER ? sentence : promise, sentence, false);
    } else if (agreement != null) {
      add(agreement, sentence, true);
    } else {
      add(requests.find(speaker, sentence, reply), sentence, false);
    }
  }

  private void add(@Nullable String found, String sentence, boolean agreement) {
    if (found != null) {
      var text = When.dated(Clauses.end(found), today);
      keep(new Item(text, sentence, agreement, words(text)));
    }
  }

  private void keep(Item item) {
    for (var at = 0; at < items.size(); at++) {
      if (item.isSaidBy(items.get(at))) {
        return;
      }
      if (items.get(at).isSaidBy(item)) {
        items.set(at, item);
        return;
      }
    }
    if (items.size() < Findings.MOST_ITEMS) {
      items.add(item);
    }
  }

  private static Set<String> words(String text) {
    return WORD.matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }
}
