package com.callcat.retell;

import com.callcat.call.Blank;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Reads a list that a language model has written as text. The model is asked for one item per
/// line, but it also writes bullets, numbers, check boxes, JSON or Python lists, or words that say
/// that there are no items.
final class ListText {
  private static final JsonMapper LISTS =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Pattern FENCED = Pattern.compile("(?s)^```\\w*+(.*)```$");

  /// The marks before an item. Some lists have several, such as a bullet and a check box.
  private static final Pattern BULLET =
      Pattern.compile(
          "^(?:[-*+]\\s+"
              + "|[•◦▪●‣⁃·‐‑‒–—―#☐☑✓✔✅]\\s*"
              + "|\\[[ xX✓✔]?]\\s*"
              + "|[(（]?(?:\\d{1,3}|\\p{Alpha}|[ivxIVX]{2,4})[)）]\\s*"
              + "|\\d{1,3}(?:\\.\\s+|[、．]\\s*)){1,4}");

  private static final Pattern QUOTED = Pattern.compile("^[\"“]([^\"“”]*)[\"”],?$");

  private static final String NOTHING =
      "none|null|nil|nothing|undefined|empty|no|n ?/? ?a|not (?:applicable|available)"
          + "|keine?|ningun[oa]|nessun[oa]|aucune?|nenhuma?|无|無|なし|없음";

  private static final String NO_ITEMS =
      "(?:there (?:is|are|was|were) )?(?:no|not any)"
          + " (?:(?:specific|further|additional|explicit|clear|particular|immediate|other) ){0,2}"
          + "(?:action items?|actions?|items?|tags?|tasks?|follow[- ]?ups?|(?:next )?steps?"
          + "|to-?dos?|keywords?|topics?)";

  private static final String REMARK =
      "(?: (?:is|are|was|were|has|have|been|identified|found|needed|required|mentioned|noted"
          + "|discussed|recorded|assigned|agreed|given|necessary|applicable|available|present"
          + "|specified|provided|detected|taken|further|else|to do|in|from|for|during|at|on|this"
          + "|that|the|time|call|conversation|discussion|transcript)){0,8}";

  private static final String NO_WORD = "[^\\p{L}\\p{N}]*+";

  private static final Pattern SAYS_NOTHING =
      Pattern.compile(
          "(?iu)" + NO_WORD + "(?:(?:" + NOTHING + "|" + NO_ITEMS + ")" + REMARK + ")?" + NO_WORD);

  private ListText() {}

  /// The items of a text, or of a list of texts, without marks. Any other node has no items.
  ///
  /// @param separator between two items of a text
  static Stream<String> items(JsonNode node, Pattern separator) {
    if (node.isArray()) {
      return StreamSupport.stream(node.spliterator(), false)
          .filter(JsonNode::isTextual)
          .flatMap(item -> items(item, separator));
    }
    return node.isTextual() ? items(node.textValue(), separator) : Stream.empty();
  }

  private static Stream<String> items(String text, Pattern separator) {
    var bare = Blank.strip(FENCED.matcher(Blank.strip(text)).replaceFirst("$1"));
    var list = list(bare);
    return list.isArray()
        ? items(list, separator)
        : separator.splitAsStream(bare).map(ListText::bare).filter(item -> !saysNothing(item));
  }

  /// Parses a text as a JSON or Python list. If it is none, it is returned as a text.
  private static JsonNode list(String text) {
    try {
      return text.startsWith("[") ? LISTS.readTree(text) : LISTS.missingNode();
    } catch (JsonProcessingException notOne) {
      return LISTS.missingNode();
    }
  }

  private static String bare(String line) {
    var item = Blank.strip(BULLET.matcher(Blank.strip(line)).replaceFirst(""));
    return Blank.strip(QUOTED.matcher(item).replaceFirst("$1"));
  }

  /// Whether a text only says that there are no items.
  static boolean saysNothing(String text) {
    return SAYS_NOTHING.matcher(text).matches();
  }
}
