package com.callcat.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The first vector is from the tests of Retell's own SDK, the others were made with Python's hmac.
class WebhookSignerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          test-api-key|1700000000000|{"event":"call_ended"}|07024cabe7dd8f6d1c6e4a8324ca92c812e6ad4a7ee506c04f7e462e3321823e
          key_callcat_test_only_0001|1790000000000|{"event":"call_ended","call":{"call_id":"call_7c1f0d9a4be24f6c8a1e5b03","metadata":{"cc_call_id":"cc-0042"}}}|e4c61b1e68f977019490050a487b71d50264594f2ef3aacc377e040ce647744c
          key_callcat_test_only_0001|1790000000123|{"event":"call_analyzed","call":{"call_id":"call_7c1f0d9a4be24f6c8a1e5b03","call_analysis":{"call_summary":"Señora Núñez confirmó la cita — mañana 10 h ✅"}}}|19778dcb47d982dd1f3759195d2c1e2f2f9c69d2bf84e37c5a28f0031112e7b5
          """)
  void signs_as_retell_does(String key, long millis, String body, String digest) {
    var signature =
        WebhookSigner.of(key, Instant.ofEpochMilli(millis), body.getBytes(StandardCharsets.UTF_8));

    assertThat(signature).isEqualTo("v=" + millis + ",d=" + digest);
  }
}
