package com.callcat.http;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Parses the media types in the headers of a request (RFC 9110 §8.3 and §12.5.1), which are not
/// case-sensitive.
final class MediaTypes {
  static final String JSON = "application/json";

  private static final String ANY = "*/*";
  private static final Pattern COMMA = Pattern.compile(",");
  private static final Pattern SEMICOLON = Pattern.compile(";");
  private static final Pattern NEVER = Pattern.compile("(?i)\\s*q\\s*=\\s*0(\\.0{0,3})?\\s*");

  private static final Set<String> UTF_8 = namesOfUtf8();

  private MediaTypes() {}

  private static Set<String> namesOfUtf8() {
    var names = new HashSet<>(Set.of("utf-8", "csutf8"));
    StandardCharsets.UTF_8.aliases().forEach(alias -> names.add(lower(alias)));
    return Set.copyOf(names);
  }

  /// Whether a `Content-Type` means JSON in UTF-8. Unknown parameters are ignored.
  static boolean isJson(String contentType) {
    if (contentType.equals(JSON)) {
      return true;
    }
    var parts = SEMICOLON.split(contentType);
    return parts.length > 0
        && lower(parts[0]).strip().equals(JSON)
        && Stream.of(parts).skip(1).allMatch(MediaTypes::leavesUtf8);
  }

  private static boolean leavesUtf8(String parameter) {
    var at = parameter.indexOf('=');
    if (at < 0) {
      return parameter.isBlank();
    }
    var isCharset = lower(parameter.substring(0, at)).strip().equals("charset");
    return !isCharset || UTF_8.contains(unquoted(lower(parameter.substring(at + 1)).strip()));
  }

  private static String unquoted(String value) {
    var quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  /// Whether a client accepts a media type. The most specific range that matches decides, and `q=0`
  /// means that it does not. A client that accepts only problems counts as accepting JSON.
  ///
  /// @param accept all `Accept` headers of the request
  static boolean accepts(List<String> accept, String type) {
    if (accept.size() == 1 && isOne(accept.getFirst(), type)) {
      return true;
    }
    var ranges = accept.stream().flatMap(COMMA::splitAsStream).map(Range::of).toList();
    if (ranges.stream().allMatch(range -> range.name.isEmpty())) {
      return true;
    }
    var anySubtype = type.substring(0, type.indexOf('/')) + "/*";
    return allows(ranges, List.of(type, anySubtype, ANY))
        || (type.equals(JSON) && allows(ranges, List.of(ProblemJson.TYPE)));
  }

  /// Whether the header has one of the values that most clients send, so that it need not be
  /// parsed.
  private static boolean isOne(String accept, String type) {
    return accept.equals(ANY) || accept.equals(type);
  }

  /// @param names the names that match the type, the most specific one first
  private static boolean allows(List<Range> ranges, List<String> names) {
    for (var name : names) {
      var fitting = ranges.stream().filter(range -> range.name.equals(name)).toList();
      if (!fitting.isEmpty()) {
        return fitting.stream().anyMatch(Range::wanted);
      }
    }
    return false;
  }

  /// A media range of the client. It is not wanted if it has `q=0`.
  private record Range(String name, boolean wanted) {
    static Range of(String text) {
      var parts = SEMICOLON.split(text);
      var never = Stream.of(parts).skip(1).anyMatch(part -> NEVER.matcher(part).matches());
      return new Range(parts.length == 0 ? "" : lower(parts[0]).strip(), !never);
    }
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
