package com.callcat.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Sends signed events as Retell would.
public final class RetellWebhooks {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String url;
  private final String key;
  private final InstantSource clock;

  public RetellWebhooks(ReadyLine urls, String key, InstantSource clock) {
    this.url = urls.webhook() + "/webhooks/retell";
    this.key = key;
    this.clock = clock;
  }

  /// Sends one event of a call.
  ///
  /// @return the status of the answer
  public int send(String event, JsonObject call) throws Exception {
    var body = new JsonObject().put("event", event).put("call", call).encode();
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .header("X-Retell-Signature", signature(key, Long.toString(clock.millis()), body))
            .POST(BodyPublishers.ofString(body));
    return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  /// The header of an event.
  ///
  /// @param now epoch milliseconds
  public static String signature(String key, String now, String body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
      var digest = mac.doFinal((body + now).getBytes(UTF_8));
      return "v=" + now + ",d=" + HexFormat.of().formatHex(digest);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
