package com.callcat.store;

import com.callcat.call.CallTranscript;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An item of `callcat-transcripts` as it was read.
///
/// @param attributes empty when there is none
/// @param texts null when there is none, or it has expired
record TranscriptItem(Map<String, AttributeValue> attributes, @Nullable CallTranscript texts) {
  static final TranscriptItem NONE = new TranscriptItem(Map.of(), null);
}
