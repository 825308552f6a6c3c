package com.callcat.store;

import com.callcat.call.CallTranscript;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An item of `callcat-transcripts` that was read.
///
/// @param attributes empty if there is no item
/// @param texts null if there is no item, or it has expired
record TranscriptItem(Map<String, AttributeValue> attributes, @Nullable CallTranscript texts) {
  static final TranscriptItem NONE = new TranscriptItem(Map.of(), null);
}
