package com.callcat.http;

import com.callcat.bus.CallerContext;
import com.callcat.call.Problem.Unavailable;
import com.callcat.call.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The public keys of an outside issuer. They are fetched again when they are an hour old, or when
/// a token names a key that is not among them, but not more often than twice a minute. While the
/// issuer does not answer, the known keys stay valid.
final class IssuerKeys {
  private static final Logger LOG = LoggerFactory.getLogger(IssuerKeys.class);
  private static final Duration FRESH = Duration.ofHours(1);
  private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);
  private static final int CONNECT_MILLIS = 2_000;
  private static final long PATIENCE_SECONDS = 4;

  private final Vertx vertx;
  private final WebClient client;
  private final String url;
  private final JWTOptions expected;
  private final InstantSource clock;

  // Shared by all instances of the router: guarded by this.
  private @Nullable KeySet keys;
  private Instant fetchedAt = Instant.EPOCH;
  private Instant triedAt = Instant.EPOCH;
  private @Nullable Future<KeySet> fetching;

  /// @param expected the issuer and audience that a token must have
  IssuerKeys(Vertx vertx, String url, JWTOptions expected, InstantSource clock) {
    this.vertx = vertx;
    this.client = WebClient.create(vertx, new WebClientOptions().setConnectTimeout(CONNECT_MILLIS));
    this.url = url;
    this.expected = expected;
    this.clock = clock;
  }

  /// Returns the keys that include this one, fetching them if necessary. Unavailable if no keys are
  /// known.
  Future<JWTAuth> holding(@Nullable String keyId) {
    var present = present();
    if (present != null && present.has(keyId)) {
      return Future.succeededFuture(present.jwt());
    }
    var fetched = fetch();
    if (fetched != null) {
      return fetched.map(KeySet::jwt);
    }
    return present != null
        ? Future.succeededFuture(present.jwt())
        : Future.failedFuture(new ProblemException(new Unavailable("issuer")));
  }

  /// The known keys. If they are old, a fetch in the background begins.
  private synchronized @Nullable KeySet present() {
    if (keys != null && !clock.instant().isBefore(fetchedAt.plus(FRESH))) {
      fetch();
    }
    return keys;
  }

  /// The current fetch, or a new one; null if the last one was a moment ago.
  private synchronized @Nullable Future<KeySet> fetch() {
    var now = clock.instant();
    if (fetching == null && now.isBefore(triedAt.plus(BETWEEN_FETCHES))) {
      return null;
    }
    return CallerContext.bring(fetching != null ? fetching : begin(now));
  }

  private Future<KeySet> begin(Instant now) {
    var promise = Promise.<KeySet>promise();
    triedAt = now;
    fetching = promise.future();
    Future.succeededFuture()
        .compose(_ -> ask())
        .onComplete(read -> arrived(read.succeeded() ? read.result() : null, now, promise));
    return promise.future();
  }

  private Future<KeySet> ask() {
    return client
        .getAbs(url)
        .send()
        .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .map(this::read)
        .onFailure(
            failure -> LOG.warn("the keys of auth.jwksUrl cannot be had: {}", failure.toString()));
  }

  private KeySet read(HttpResponse<Buffer> response) {
    var set = response.statusCode() == 200 ? response.bodyAsJsonObject() : null;
    if (set == null) {
      throw new IllegalStateException("status " + response.statusCode() + " without a JWK Set");
    }
    return KeySet.read(vertx, set, expected);
  }

  private void arrived(@Nullable KeySet read, Instant at, Promise<KeySet> waiting) {
    @Nullable KeySet best;
    synchronized (this) {
      fetching = null;
      if (read != null) {
        keys = read;
        fetchedAt = at;
      }
      best = keys;
    }
    if (best != null) {
      waiting.complete(best);
    } else {
      waiting.fail(new ProblemException(new Unavailable("issuer")));
    }
  }
}
