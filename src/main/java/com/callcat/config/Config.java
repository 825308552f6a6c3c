package com.callcat.config;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All settings, in the same structure as in conf/callcat.yaml. Null means "not configured". The
/// deployed program refuses to start without such a setting if it is required; the development
/// program fills it in.
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

  /// The listener of the API. Port 0 chooses a free one.
  ///
  /// @param corsOrigins the origins whose pages may use the API from a browser; `*` for all, empty
  ///   for none
  /// @param maxStreams the most live event streams of a process
  /// @param heartbeatSeconds how often each stream gets a heartbeat
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
  /// @param publicUrl the URL to which Retell sends webhooks, without the path; null for this
  ///   machine
  /// @param requestSeconds within which a request must have come whole
  public record Webhook(String host, int port, @Nullable String publicUrl, int requestSeconds) {}

  /// The listener for the platform: health and metrics.
  ///
  /// @param requestSeconds within which a request must have come whole
  public record Management(String host, int port, int requestSeconds) {}

  /// Where the calls are stored.
  ///
  /// @param endpoint the URL of DynamoDB; null for AWS
  /// @param port where the embedded database listens; development only
  /// @param accessKey null, like secretKey, to use the default chain of AWS credentials
  /// @param tablePrefix the prefix of the names of all tables
  /// @param createTables whether missing tables are created at the start; else the start fails
  /// @param statusIndex whether lists read the index by status; false as long as older processes
  ///   run that do not write it
  /// @param dueByUser whether due calls are spread over partitions by user; false as long as older
  ///   processes run that do not read these
  /// @param spreadParts whether large reports are spread over several partitions; false as long as
  ///   older processes run that do not find them there
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
  /// @param poolSize the most connections for requests; one more listens to notifications
  public record Postgres(@Secret @Nullable String uri, int poolSize) {
    @Override
    public String toString() {
      return "Postgres[hidden]";
    }
  }

  /// The access tokens of the API, both our own and those of an outside issuer, and limits of
  /// attempts to log in.
  ///
  /// @param jwtSecret at least 32 characters, the same on every instance
  /// @param privateKey PKCS#8 in PEM, RSA or EC P-256; if it is set, it signs the tokens instead of
  ///   the secret
  /// @param acceptedKeys further secrets and private keys, which sign nothing but whose tokens are
  ///   accepted
  /// @param refreshGraceSeconds how long a used refresh token is still accepted; 0 to accept it
  ///   once only
  /// @param jwksUrl the URL of an outside issuer's keys; null, like issuer and audience, for no
  ///   such issuer
  /// @param attemptsPerMinute the most attempts to log in to one account; 0 for no limit
  /// @param attemptsPerMinutePerAddress the most attempts from one address at all accounts; 0 for
  ///   no limit
  /// @param behindProxy whether the client's address is the last one in X-Forwarded-For, which a
  ///   proxy in front has added
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

  /// Which phone numbers may be called.
  ///
  /// @param regions ISO 3166 codes of two letters; numbers without `+` belong to the first one
  /// @param validOnly whether to refuse numbers that are not assigned to any carrier
  /// @param services whether to accept the numbers of services: emergency, N11 codes, premium rate
  public record Phone(List<String> regions, boolean validOnly, boolean services) {}

  /// The limits of a user.
  ///
  /// @param openPerUser the most calls that have not ended; 0 for no limit
  public record Calls(int openPerUser) {}

  /// Retell, which places the calls.
  ///
  /// @param apiKey also the key of webhooks, unless webhookKeys has others
  /// @param webhookKeys the newest first; all of them are accepted
  /// @param timeoutSeconds how long to wait for the answer to a request, at least 60
  /// @param voices names for voices, and Retell's ids of these
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

    /// The simulator that the development program dials.
    ///
    /// @param lines the most calls that it allows at a time
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

  /// When calls are dialled, and how many at a time.
  ///
  /// @param restoredAt when the calls were restored from a backup, in ISO 8601; null if never
  public record Dispatch(
      int maxConcurrentCalls,
      int allowedLatenessSeconds,
      int leaseSeconds,
      int pollSeconds,
      @Nullable String restoredAt) {}

  /// How the processes of a deployment find each other.
  ///
  /// @param host the address at which the others reach this process; null to find it automatically
  /// @param busPort the port of the event bus; 0 chooses a free one
  /// @param members `host` or `host:port` of the processes, at least of those that start first
  /// @param kubernetesService the DNS name of a headless service whose pods are the members
  public record Cluster(
      boolean enabled,
      @Nullable String host,
      int port,
      int busPort,
      List<String> members,
      @Nullable String kubernetesService) {}

  /// The directory in which the development program keeps its databases and keys.
  public record Data(String dir) {}
}
