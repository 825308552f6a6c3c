package com.callcat.retell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.Analysis;
import com.callcat.call.CallId;
import com.callcat.call.CallKey;
import com.callcat.call.ProviderReport;
import com.callcat.call.UserId;

/// What is read is said in JSON with apostrophes.
@SuppressWarnings("NullAway") // a null where none belongs fails the test
abstract class RetellJsonCase {
  static final String CALL_ID = "0198f4a2-6c1e-7b1d-9d5e-3c9a5f0e2b11";
  static final CallKey KEY = new CallKey(new UserId(42), CallId.parse(CALL_ID));

  static Analysis analysis(String custom) {
    return call("'call_id':'c','call_analysis':{'custom_analysis_data':" + custom + "}").analysis();
  }

  static ProviderReport call(String fields) {
    var report = RetellJson.call(json("{" + fields + "}"));
    assertThat(report).isNotNull();
    return report;
  }

  static ProviderReport news(String fixture) {
    return news(Fixtures.bytes(fixture));
  }

  static ProviderReport news(byte[] body) {
    assertThat(RetellJson.event(body)).isInstanceOf(WebhookEvent.News.class);
    return ((WebhookEvent.News) RetellJson.event(body)).report();
  }

  static byte[] json(String withApostrophes) {
    return withApostrophes.replace('\'', '"').getBytes(UTF_8);
  }
}
