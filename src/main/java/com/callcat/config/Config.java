package com.callcat.config;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything that can be set, as conf/callcat.yaml shows it. A null is "not configured": the
/// deployed program refuses to start without it, the development one fills it in.
public record Config(
    Http http,
    Webhook webhook,
    Management management,
    DynamoDb dynamodb,
    Postgres postgres,
    Auth auth,
    Encryption encryption,
    Phone phone,
    Calls calls,
    Retell retell,
    Dispatch dispatch,
    Cluster cluster,
    Data data) {

  /// The listener of the API. Port 0 picks a free one.
  ///
  /// @param corsOrigins whose pages may use the API from a browser; `*` for all, empty for none
  /// @param maxStreams how many streams of live events one process holds
  /// @param heartbeatSeconds how often each of them shows that it lives
  /// @param requestSeconds within which a request must have come whole
  public record Http(
      String host,
      int port,
      List<String> corsOrigins,
      int maxStreams,
      int heartbeatSeconds,
      int requestSeconds) {}

  /// The listener of Retell's webhooks.
  ///
  /// @param publicUrl what Retell is told per call, without the path; null is this machine
  /// @param requestSeconds within which a request must have come whole
  public record Webhook(String host, int port, @Nullable String publicUrl, int requestSeconds) {}

  /// The listener of the platform: health and metrics.
  ///
  /// @param requestSeconds within which a request must have come whole
  public record Management(String host, int port, int requestSeconds) {}

  /// Where the calls are stored.
  ///
  /// @param endpoint null is AWS itself
  /// @param port where the embedded database listens; development only
  /// @param accessKey null, with secretKey, is the usual chain of AWS credentials
  /// @param tablePrefix what the name of every table begins with
  /// @param createTables missing tables are made at the start; else they end it
  /// @param statusIndex lists read the index by status; false while processes run beside that do
  ///   not write it
  /// @param dueByUser what is due is spread by user; false while processes run beside that do not
  ///   look there
  /// @param spreadParts large reports lie in several partitions; false while processes run beside
  ///   that do not find them there
  public record DynamoDb(
      @Nullable String endpoint,
      int port,
      @Nullable String region,
      @Secret @Nullable String accessKey,
      @Secret @Nullable String secretKey,
      String tablePrefix,
      boolean createTables,
      boolean statusIndex,
      boolean dueByUser,
      boolean spreadParts) {
    @Override
    public String toString() {
      return "DynamoDb[endpoint=" + endpoint + ", region=" + region + "]";
    }
  }

  /// Where the users are stored.
  ///
  /// @param uri `postgresql://user:password@host:port/database`
  /// @param poolSize how many connections for requests; one more listens
  public record Postgres(@Secret @Nullable String uri, int poolSize) {
    @Override
    public String toString() {
      return "Postgres[hidden]";
    }
  }

  /// The tokens of the API, ours and those of an outside issuer, and how often one may try.
  ///
  /// @param jwtSecret at least 32 characters, the same on every instance
  /// @param privateKey PKCS#8 in PEM, RSA or EC P-256; signs the tokens instead of the secret
  /// @param acceptedKeys secrets and private keys that sign nothing, and whose tokens are good
  /// @param refreshGraceSeconds how long a spent refresh token still gets a new one; 0 for never
  /// @param jwksUrl where an outside issuer's keys are; null, with issuer and audience, for none
  /// @param attemptsPerMinute at logging in to one account; 0 for as many as one likes
  /// @param attemptsPerMinutePerAddress at all accounts from one address; 0 as above
  /// @param behindProxy the address is what the proxy in front says, last in X-Forwarded-For
  public record Auth(
      @Secret @Nullable String jwtSecret,
      @Secret @Nullable String privateKey,
      @Secret List<String> acceptedKeys,
      int tokenMinutes,
      int refreshDays,
      int refreshGraceSeconds,
      @Nullable String jwksUrl,
      @Nullable String issuer,
      @Nullable String audience,
      int attemptsPerMinute,
      int attemptsPerMinutePerAddress,
      boolean behindProxy) {

    @Override
    public String toString() {
      return "Auth[hidden]";
    }
  }

  /// Encryption at rest.
  ///
  /// @param keyset a Tink AEAD keyset in JSON
  public record Encryption(@Secret @Nullable String keyset) {
    @Override
    public String toString() {
      return "Encryption[hidden]";
    }
  }

  /// Which numbers may be called.
  ///
  /// @param regions ISO 3166 codes, two letters; the first is the one of numbers without `+`
  /// @param validOnly also refuse numbers that no carrier has given out
  /// @param services also take the numbers of services: emergency, N11 codes, premium rate
  public record Phone(List<String> regions, boolean validOnly, boolean services) {}

  /// What a user may have.
  ///
  /// @param openPerUser how many calls that have not ended; 0 for as many as one likes
  public record Calls(int openPerUser) {}

  /// Retell, which places the calls.
  ///
  /// @param apiKey also the webhook key, unless webhookKeys lists others
  /// @param webhookKeys the newest first; all of them are accepted
  /// @param timeoutSeconds how long the answer to a request is waited for, at least 60
  /// @param voices names of voices, and Retell's ids of them
  public record Retell(
      @Nullable String baseUrl,
      @Secret @Nullable String apiKey,
      @Secret List<String> webhookKeys,
      @Secret @Nullable String fromNumber,
      @Nullable String agentId,
      int timeoutSeconds,
      int ringSeconds,
      int maxCallSeconds,
      Map<String, String> voices,
      Simulator simulator) {

    /// The stand-in that development dials.
    ///
    /// @param lines how many calls at a time it allows
    public record Simulator(int port, int talkSeconds, int lines) {}

    /// The keys that may sign a webhook.
    public List<String> signingKeys() {
      return webhookKeys.isEmpty() && apiKey != null ? List.of(apiKey) : webhookKeys;
    }

    @Override
    public String toString() {
      return "Retell[baseUrl=" + baseUrl + "]";
    }
  }

  /// When and how many calls are dialled.
  ///
  /// @param restoredAt when the calls were restored from a backup, as ISO 8601 has it; null if
  ///   never
  public record Dispatch(
      int maxConcurrentCalls,
      int allowedLatenessSeconds,
      int leaseSeconds,
      int pollSeconds,
      @Nullable String restoredAt) {}

  /// How the processes of a deployment find each other.
  ///
  /// @param host where this process is reached by the others; null is the address it finds itself
  /// @param busPort of the event bus; 0 picks a free one
  /// @param members `host` or `host:port` of the processes, at least of those that start first
  /// @param kubernetesService the DNS name of a headless service whose pods are the members
  public record Cluster(
      boolean enabled,
      @Nullable String host,
      int port,
      int busPort,
      List<String> members,
      @Nullable String kubernetesService) {}

  /// Where development keeps its databases and keys.
  public record Data(String dir) {}
}
