package com.callcat.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What values the settings may have, and which ones the deployed program cannot do without.
public final class ConfigRules {
  private static final int MIN_SECRET = 32;
  private static final Pattern MEMBER = Pattern.compile("[A-Za-z0-9.-]+(:[0-9]{1,5})?");
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  /// Scheme, host and port as a browser sends them: in lower case and without a path.
  private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.-]+(:[0-9]{1,5})?");

  /// What DynamoDB allows in the name of a table.
  private static final Pattern TABLE_PREFIX = Pattern.compile("[A-Za-z0-9_.-]{1,200}");

  private ConfigRules() {}

  /// Refuses values that make no sense, the first one by name.
  static void check(Config config) {
    present("http.host", config.http().host());
    present("webhook.host", config.webhook().host());
    present("management.host", config.management().host());
    present("data.dir", config.data().dir());
    port("http.port", config.http().port());
    config.http().corsOrigins().forEach(ConfigRules::origin);
    port("webhook.port", config.webhook().port());
    port("management.port", config.management().port());
    port("dynamodb.port", config.dynamodb().port());
    port("retell.simulator.port", config.retell().simulator().port());
    url("webhook.publicUrl", config.webhook().publicUrl());
    url("dynamodb.endpoint", config.dynamodb().endpoint());
    url("retell.baseUrl", config.retell().baseUrl());
    between("http.maxStreams", config.http().maxStreams(), 0, 1_000_000);
    between("http.heartbeatSeconds", config.http().heartbeatSeconds(), 1, 45);
    between("postgres.poolSize", config.postgres().poolSize(), 1, 1_000);
    var prefix = config.dynamodb().tablePrefix();
    require(
        prefix != null && TABLE_PREFIX.matcher(prefix).matches(),
        "dynamodb.tablePrefix",
        "must have 1 to 200 letters, digits, hyphens, dots or underscores");
    checkAuth(config.auth());
    checkRetell(config.retell());
    checkDispatch(config.dispatch());
    checkCluster(config.cluster());
    config.phone().regions().forEach(ConfigRules::region);
    require(!config.phone().regions().isEmpty(), "phone.regions", "must name at least one country");
    var uri = config.postgres().uri();
    require(
        uri == null || uri.startsWith("postgresql://") || uri.startsWith("postgres://"),
        "postgres.uri",
        "must look like postgresql://user:password@host:port/database");
  }

  private static void checkAuth(Config.Auth auth) {
    var secret = auth.jwtSecret();
    require(
        secret == null || secret.length() >= MIN_SECRET,
        "auth.jwtSecret",
        "must have at least 32 characters");
    between("auth.tokenMinutes", auth.tokenMinutes(), 1, 60 * 24);
    between("auth.refreshDays", auth.refreshDays(), 1, 365);
    between("auth.attemptsPerMinute", auth.attemptsPerMinute(), 0, 1_000_000);
    between("auth.attemptsPerMinutePerAddress", auth.attemptsPerMinutePerAddress(), 0, 1_000_000);
    url("auth.jwksUrl", auth.jwksUrl());
    together("auth.issuer", auth.issuer(), "auth.jwksUrl", auth.jwksUrl());
    together("auth.audience", auth.audience(), "auth.jwksUrl", auth.jwksUrl());
  }

  private static void checkRetell(Config.Retell retell) {
    between("retell.timeoutSeconds", retell.timeoutSeconds(), 60, 120);
    between("retell.ringSeconds", retell.ringSeconds(), 5, 300);
    between("retell.maxCallSeconds", retell.maxCallSeconds(), 60, 7_200);
    between("retell.simulator.talkSeconds", retell.simulator().talkSeconds(), 0, 3_600);
  }

  private static void checkDispatch(Config.Dispatch dispatch) {
    between("dispatch.maxConcurrentCalls", dispatch.maxConcurrentCalls(), 1, 100_000);
    between("dispatch.allowedLatenessSeconds", dispatch.allowedLatenessSeconds(), 1, 86_400);
    between("dispatch.leaseSeconds", dispatch.leaseSeconds(), 3, 60);
    between("dispatch.pollSeconds", dispatch.pollSeconds(), 1, 60);
  }

  private static void checkCluster(Config.Cluster cluster) {
    between("cluster.port", cluster.port(), 1, 65_535);
    cluster
        .members()
        .forEach(
            member ->
                require(
                    MEMBER.matcher(member).matches(),
                    "cluster.members",
                    "must be addresses such as 10.0.0.7 or callcat-1:5701"));
    require(
        !cluster.enabled() || cluster.members().isEmpty() != (cluster.kubernetesService() == null),
        "cluster.members",
        "must name the members, or cluster.kubernetesService the service, and not both");
  }

  /// Refuses to go on while anything is not configured that only development can make up.
  public static void requireDeployable(Config config) {
    var missing = new LinkedHashMap<String, @Nullable Object>();
    missing.put("webhook.publicUrl", config.webhook().publicUrl());
    var aws = config.dynamodb();
    missing.put("dynamodb.region", aws.region() != null ? aws.region() : aws.endpoint());
    missing.put("postgres.uri", config.postgres().uri());
    var auth = config.auth();
    missing.put("auth.jwtSecret", auth.privateKey() != null ? auth.privateKey() : auth.jwtSecret());
    missing.put("encryption.keyset", config.encryption().keyset());
    missing.put("retell.baseUrl", config.retell().baseUrl());
    missing.put("retell.apiKey", config.retell().apiKey());
    missing.put("retell.fromNumber", config.retell().fromNumber());
    missing.put("retell.agentId", config.retell().agentId());
    missing.values().removeIf(value -> value != null);
    if (!missing.isEmpty()) {
      throw new ConfigException(notConfigured(missing));
    }
  }

  private static String notConfigured(Map<String, ?> missing) {
    var names = String.join(", ", missing.keySet());
    var first = ConfigReader.variable(missing.keySet().iterator().next());
    return "Not configured: "
        + names
        + ". Set them in a settings file or, like "
        + first
        + ", in the environment.";
  }

  private static void present(String name, @Nullable String value) {
    require(value != null, name, "must not be empty");
  }

  private static void together(
      String name, @Nullable String value, String other, @Nullable String otherValue) {
    require(
        (value == null) == (otherValue == null),
        name,
        "must be there if and only if " + other + " is");
  }

  private static void port(String name, int value) {
    between(name, value, 0, 65_535);
  }

  private static void between(String name, int value, int least, int most) {
    require(
        value >= least && value <= most,
        name,
        "must be a whole number from " + least + " to " + most + ", but is " + value);
  }

  private static void url(String name, @Nullable String value) {
    require(
        value == null || isUrl(value), name, "must be a URL that begins with http:// or https://");
  }

  private static boolean isUrl(String value) {
    try {
      var uri = new URI(value);
      return Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
          && uri.getHost() != null;
    } catch (URISyntaxException notAUrl) {
      return false;
    }
  }

  private static void origin(String value) {
    require(
        value.equals("*") || ORIGIN.matcher(value).matches(),
        "http.corsOrigins",
        "must be origins such as https://app.example.com, or *");
  }

  private static void region(String value) {
    require(
        COUNTRIES.contains(value),
        "phone.regions",
        "must be ISO 3166 country codes such as US or DE");
  }

  private static void require(boolean good, String name, String rule) {
    if (!good) {
      throw new ConfigException(name + " (" + ConfigReader.variable(name) + ") " + rule + ".");
    }
  }
}
