package com.callcat.image;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/// AWS's token service, as far as a pod's service account asks it: it takes a web identity token
/// for a role, and gives out credentials.
final class FakeSts {
  private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
  private final String accessKey;
  private final HttpServer server;

  private FakeSts(Vertx vertx, String accessKey) {
    this.accessKey = accessKey;
    this.server = vertx.createHttpServer().requestHandler(this::answer);
  }

  static FakeSts start(Vertx vertx, String accessKey) {
    var sts = new FakeSts(vertx, accessKey);
    sts.server.listen(0, "127.0.0.1").await();
    return sts;
  }

  String url() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  /// The parameters of each request.
  List<Map<String, String>> asked() {
    return asked;
  }

  private void answer(HttpServerRequest request) {
    request.setExpectMultipart(true);
    request.endHandler(
        _ -> {
          asked.add(
              request.formAttributes().entries().stream()
                  .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
          request.response().putHeader("Content-Type", "text/xml").end(credentials());
        });
  }

  private String credentials() {
    return """
        <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
          <AssumeRoleWithWebIdentityResult>
            <Credentials>
              <AccessKeyId>%s</AccessKeyId>
              <SecretAccessKey>secret</SecretAccessKey>
              <SessionToken>session</SessionToken>
              <Expiration>%s</Expiration>
            </Credentials>
          </AssumeRoleWithWebIdentityResult>
        </AssumeRoleWithWebIdentityResponse>
        """
        .formatted(accessKey, InstantSource.system().instant().plusSeconds(3600));
  }
}
