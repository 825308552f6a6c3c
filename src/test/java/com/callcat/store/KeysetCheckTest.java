package com.callcat.store;

import static com.callcat.store.SampleCalls.scheduled;
import static com.callcat.store.StoreFixture.KEYSET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.callcat.bus.StoreRequest.Create;
import com.callcat.bus.StoreRequest.Find;
import com.callcat.call.Call;
import com.callcat.config.ConfigException;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class KeysetCheckTest {
  @AutoClose private final StoreFixture store = StoreFixture.empty();

  private void startsWith(String keyset, Call readable) {
    try (var another = StoreFixture.on(store.database, keyset)) {
      assertThat(another.ask(new Find(readable.key()))).isEqualTo(readable);
    }
  }

  private void refuses(String keyset) {
    assertThatThrownBy(() -> StoreFixture.on(store.database, keyset))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("encryption.keyset (CALLCAT_ENCRYPTION_KEYSET) opens no call")
        .hasMessageContaining("callcat-calls");
  }

  private void alter(Call call) {
    var altered = AttributeValue.fromB(SdkBytes.fromUtf8String("altered"));
    store.alter(call, "SET phoneNumber = :altered", Map.of(":altered", altered));
  }

  @Test
  void a_keyset_that_opens_nothing_of_what_is_stored_ends_the_start() {
    store.ask(new Create(scheduled()));
    refuses(Sealer.newKeyset());
  }

  @Test
  void a_keyset_that_has_the_old_key_among_others_does() throws Exception {
    var call = store.ask(new Create(scheduled()));
    startsWith(KeysetRotation.useNewest(KeysetRotation.add(KEYSET)), call);
  }

  @Test
  void where_nothing_is_stored_any_keyset_will_do() {
    StoreFixture.on(store.database, Sealer.newKeyset()).close();
  }

  @Test
  void a_call_that_was_altered_does_not_keep_the_others_waiting() {
    var altered = store.ask(new Create(scheduled()));
    alter(altered);
    refuses(KEYSET);
    startsWith(KEYSET, store.ask(new Create(scheduled())));
  }
}
