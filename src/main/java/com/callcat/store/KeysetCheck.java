package com.callcat.store;

import com.callcat.config.ConfigException;
import com.callcat.config.ConfigReader;
import io.vertx.core.Future;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Tries at the start whether the keyset can decrypt a few stored calls. With a wrong keyset nearly
/// every request would be answered 503 for ever. But if only some of the calls cannot be decrypted,
/// they may have been altered, and must not keep the program from starting.
final class KeysetCheck {
  private static final int TRIED = 10;
  private static final String SEALED = "phoneNumber";

  private final Dynamo dynamo;
  private final Sealer sealer;

  KeysetCheck(Dynamo dynamo, Sealer sealer) {
    this.dynamo = dynamo;
    this.sealer = sealer;
  }

  /// Fails with a [ConfigException] if the keyset can decrypt none of the calls.
  Future<?> run() {
    return dynamo
        .askAtStart(
            client ->
                client.scan(
                    scan ->
                        scan.tableName(dynamo.tables().calls())
                            .projectionExpression("userId, callId, " + SEALED)
                            .limit(TRIED)
                            .overrideConfiguration(Dynamo::patiently)))
        .compose(
            page ->
                page.items().isEmpty() || page.items().stream().anyMatch(this::opens)
                    ? Future.succeededFuture()
                    : Future.failedFuture(refusal()));
  }

  private boolean opens(Map<String, AttributeValue> item) {
    var sealed = ItemReader.present(item, SEALED).b().asByteArrayUnsafe();
    return sealer.opens(ItemReader.key(item), SEALED, sealed);
  }

  private ConfigException refusal() {
    var setting = "encryption.keyset";
    return new ConfigException(
        ("%s (%s) opens no call in the table %s: it has not the key that they were sealed with."
                + " Use the keyset that was used before, or one that also has its keys.")
            .formatted(setting, ConfigReader.variable(setting), dynamo.tables().calls()));
  }
}
