package com.callcat.store;

import com.callcat.call.Call;
import com.callcat.call.CallKey;
import com.callcat.call.ProviderId;
import com.callcat.call.ReportId;
import com.callcat.store.CallTable.StoredCall;
import com.callcat.store.CallTable.StoredReport;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Stores with a report, encrypted, the hash of the transcript that came with it. Another process
/// that stores the next report has to read the call anyway. From the hash it knows that it need not
/// store the same transcript again.
final class TranscriptMarks {
  private static final String HASH = "hash";
  private static final Comparator<Map.Entry<String, AttributeValue>> BY_STAGE =
      Comparator.comparing(reference -> ReportId.parse(reference.getKey()).stage());

  private final Sealer sealer;
  private final StoredTexts texts;

  TranscriptMarks(Sealer sealer, StoredTexts texts) {
    this.sealer = sealer;
    this.texts = texts;
  }

  StoredReport leave(CallKey key, ProviderId providerId, StoredReport report) {
    var hash = texts.hash(providerId);
    if (hash == null || !report.value().hasM()) {
      return report;
    }
    var reference = new HashMap<>(report.value().m());
    var secret = SdkBytes.fromByteArrayUnsafe(sealer.seal(key, HASH, hash));
    reference.put(HASH, AttributeValue.fromB(secret));
    return new StoredReport(report.id(), AttributeValue.fromM(reference));
  }

  /// Remembers the hash that was stored with a call that is read.
  Call learn(StoredCall stored) {
    var call = stored.call();
    var providerId = call.providerId();
    if (providerId != null && texts.hash(providerId) == null) {
      stored.data().entrySet().stream()
          .sorted(BY_STAGE.reversed())
          .map(reference -> reference.getValue().m().get(HASH))
          .filter(Objects::nonNull)
          .findFirst()
          .map(secret -> sealer.open(call.key(), HASH, secret.b().asByteArrayUnsafe()))
          .ifPresent(hash -> texts.stored(providerId, hash));
    }
    return call;
  }
}
