package com.callcat.loadtest.gatling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// What Retell tells of one call, from the call as it has it in the end.
final class WebhookEvents {
  static final int MEGABYTE = 1_000_000;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TURNS = "transcript_with_tool_calls";
  private static final List<String> AFTER_START =
      List.of(
          "end_timestamp",
          "duration_ms",
          "disconnection_reason",
          "transcript",
          "transcript_object",
          TURNS,
          "recording_url",
          "public_log_url");

  private WebhookEvents() {}

  /// Each event twice, in any order.
  ///
  /// @param large more than a megabyte for each, but for the start
  static List<byte[]> of(String retellCall, boolean large, Random random) {
    try {
      var call = (ObjectNode) JSON.readTree(retellCall);
      if (large) {
        call.set(TURNS, JSON.valueToTree(words()));
      }
      var ended = call.deepCopy().put("call_status", "ended");
      ended.remove("call_analysis");
      var started = ended.deepCopy().put("call_status", "ongoing");
      started.remove(AFTER_START);
      return shuffled(
          List.of(
              event("call_started", started),
              event("call_ended", ended),
              event("call_analyzed", call)),
          random);
    } catch (JsonProcessingException garbage) {
      throw new IllegalArgumentException("Retell's call is no JSON", garbage);
    }
  }

  private static byte[] event(String name, ObjectNode call) throws JsonProcessingException {
    return JSON.writeValueAsBytes(JSON.createObjectNode().put("event", name).set("call", call));
  }

  private static List<byte[]> shuffled(List<byte[]> events, Random random) {
    var twice = new ArrayList<>(events);
    twice.addAll(events);
    synchronized (random) {
      Collections.shuffle(twice, random);
    }
    return twice;
  }

  /// As of a talk of an hour, with the time of every word.
  private static List<Turn> words() {
    var word = new Word("appointment", 1.25, 1.75);
    var turn = new Turn("agent", "appointment ".repeat(20), Collections.nCopies(20, word));
    return Collections.nCopies(MEGABYTE / 1000, turn);
  }

  private record Word(String word, double start, double end) {}

  private record Turn(String role, String content, List<Word> words) {}
}
