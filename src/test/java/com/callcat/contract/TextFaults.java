package com.callcat.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// What can be wrong with a body as a whole: not one JSON object, not UTF-8, too large.
final class TextFaults {
  private static final int LIMIT = 64 * 1024;
  private static final int TRANSCRIPT_LIMIT = 720 * 1024;

  private TextFaults() {}

  /// How many bytes a body may have.
  static int limit(ApiOperation operation) {
    return operation.id().equals("replaceTranscript") ? TRANSCRIPT_LIMIT : LIMIT;
  }

  static List<RequestFault> all() {
    return List.of(
        text("empty", (text, source) -> ""),
        text("blank", (text, source) -> source.dice().one(" ", "\n\n", "\t")),
        text("cut off", TextFaults::cut),
        text("more after it", (text, source) -> text + source.dice().one("{}", "x", ",", "\u0000")),
        text("no object", (text, source) -> source.dice().one("[]", "1", "null", "\"x\"", "[{}]")),
        text("twice", (text, source) -> twice(text)),
        text("comment", (text, source) -> "/* x */" + text),
        text("single quotes", (text, source) -> "{'a': 1, " + text.substring(1)),
        text("no quotes", (text, source) -> "{a: 1, " + text.substring(1)),
        text("no number", (text, source) -> "{\"a\": NaN, " + text.substring(1)),
        text("byte order mark", (text, source) -> "\ufeff" + text),
        text("form", (text, source) -> "calleeName=x&prompt=y"),
        text(
            "xml", (text, source) -> "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><a/>"),
        RequestFault.of(400, "not UTF-8", TextFaults::notUtf8),
        RequestFault.of(400, "UTF-16", (p, s) -> p.bytes(utf16(p.text(false), s))),
        RequestFault.of(413, "too large", TextFaults::enlarge));
  }

  /// Another text for the one that would be sent.
  private interface Change {
    String of(String text, FaultSource source);
  }

  private static RequestFault text(String name, Change change) {
    return RequestFault.of(
        400,
        name,
        (probe, source) -> probe.bytes(change.of(probe.text(true), source).getBytes(UTF_8)));
  }

  private static String cut(String text, FaultSource source) {
    return text.substring(0, source.dice().between(0, text.length() - 1));
  }

  private static String twice(String text) {
    var field =
        text.indexOf(':') < 0 ? "\"prompt\":1,\"prompt\":2" : text.substring(1, text.length() - 1);
    return "{" + field + "," + field + "}";
  }

  private static void notUtf8(Probe probe, FaultSource source) {
    var body = probe.text(true).getBytes(UTF_8);
    var at = source.dice().between(0, body.length);
    var bad = source.dice().one("ff", "c0af", "eda080", "f8808080", "80", "e282");
    var bytes = HexFormat.of().parseHex(bad);
    var spoilt = Arrays.copyOf(body, body.length + bytes.length);
    System.arraycopy(body, at, spoilt, at + bytes.length, body.length - at);
    System.arraycopy(bytes, 0, spoilt, at, bytes.length);
    probe.bytes(spoilt);
  }

  private static byte[] utf16(String text, FaultSource source) {
    Charset charset =
        source
            .dice()
            .one(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);
    return text.getBytes(charset);
  }

  private static void enlarge(Probe probe, FaultSource source) {
    var limit = limit(probe.operation);
    var size = source.dice().one(limit + 1, limit + 5000, 2 * limit, 4 * limit);
    var text = probe.text(true);
    var filled = text + " ".repeat(Math.max(0, size - text.length()));
    probe.bytes(filled.getBytes(UTF_8));
    probe.chunked = source.dice().chance(50);
  }
}
