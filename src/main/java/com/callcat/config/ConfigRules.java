package com.callcat.config;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The rules for the values of settings.
final class ConfigRules {
  private static final int MIN_SECRET = 32;
  private static final Pattern MEMBER = Pattern.compile("[A-Za-z0-9.-]+(:[0-9]{1,5})?");
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  /// An origin as a browser sends it: scheme, host and port in lower case, without a path.
  private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.-]+(:[0-9]{1,5})?");

  /// The characters that DynamoDB allows in the name of a table.
  private static final Pattern TABLE_PREFIX = Pattern.compile("[A-Za-z0-9_.-]{1,200}");

  /// ITU-T E.164: the country code does not begin with 0, and there are 15 digits at most.
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{1,14}");

  /// A name and an id, each not longer than a voice may be in the API.
  private static final Pattern VOICE =
      Pattern.compile("default=|(?!default=)[A-Za-z0-9._-]{1,100}=\\S(.{0,98}\\S)?");

  private final SettingFaults faults;

  ConfigRules(SettingFaults faults) {
    this.faults = faults;
  }

  /// Notes every invalid value as a fault.
  void check(Config config) {
    checkListeners(config);
    checkStores(config);
    checkAuth(config.auth());
    checkPhone(config.phone());
    between("calls.openPerUser", config.calls().openPerUser(), 0, 10_000_000);
    checkRetell(config.retell());
    checkDispatch(config.dispatch());
    checkCluster(config.cluster());
  }

  private void checkListeners(Config config) {
    port("http.port", config.http().port());
    each(
        "http.corsOrigins",
        config.http().corsOrigins(),
        origin -> origin.equals("*") || ORIGIN.matcher(origin).matches(),
        "must be origins such as https://app.example.com, or *");
    between("http.maxStreams", config.http().maxStreams(), 0, 1_000_000);
    between("http.heartbeatSeconds", config.http().heartbeatSeconds(), 1, 45);
    between("http.requestSeconds", config.http().requestSeconds(), 1, 600);
    port("webhook.port", config.webhook().port());
    var publicUrl = config.webhook().publicUrl();
    require(
        publicUrl == null || Url.isBase(publicUrl),
        "webhook.publicUrl",
        publicUrl,
        "must be https://host or https://host:port, without a path, a query or anything else");
    between("webhook.requestSeconds", config.webhook().requestSeconds(), 1, 600);
    port("management.port", config.management().port());
    between("management.requestSeconds", config.management().requestSeconds(), 1, 600);
  }

  private void checkStores(Config config) {
    port("dynamodb.port", config.dynamodb().port());
    prefix("dynamodb.endpoint", config.dynamodb().endpoint());
    together(
        "dynamodb.secretKey",
        config.dynamodb().secretKey(),
        "dynamodb.accessKey",
        config.dynamodb().accessKey());
    var prefix = config.dynamodb().tablePrefix();
    require(
        TABLE_PREFIX.matcher(prefix).matches(),
        "dynamodb.tablePrefix",
        prefix,
        "must have 1 to 200 letters, digits, hyphens, dots or underscores");
    between("postgres.poolSize", config.postgres().poolSize(), 1, 1_000);
    var uri = config.postgres().uri();
    require(
        uri == null || uri.startsWith("postgresql://") || uri.startsWith("postgres://"),
        "postgres.uri",
        uri,
        "must look like postgresql://user:password@host:port/database");
  }

  private void checkAuth(Config.Auth auth) {
    var secret = auth.jwtSecret();
    require(
        secret == null || secret.length() >= MIN_SECRET,
        "auth.jwtSecret",
        secret,
        "must have at least 32 characters");
    between("auth.tokenMinutes", auth.tokenMinutes(), 1, 60 * 24);
    between("auth.refreshDays", auth.refreshDays(), 1, 365);
    between("auth.refreshGraceSeconds", auth.refreshGraceSeconds(), 0, 60);
    between("auth.attemptsPerMinute", auth.attemptsPerMinute(), 0, 1_000_000);
    between("auth.attemptsPerMinutePerAddress", auth.attemptsPerMinutePerAddress(), 0, 1_000_000);
    url("auth.jwksUrl", auth.jwksUrl());
    together("auth.issuer", auth.issuer(), "auth.jwksUrl", auth.jwksUrl());
    together("auth.audience", auth.audience(), "auth.jwksUrl", auth.jwksUrl());
  }

  private void checkPhone(Config.Phone phone) {
    require(!phone.regions().isEmpty(), "phone.regions", null, "must name at least one country");
    each(
        "phone.regions",
        phone.regions(),
        COUNTRIES::contains,
        "must be ISO 3166 country codes such as US or DE");
  }

  private void checkRetell(Config.Retell retell) {
    prefix("retell.baseUrl", retell.baseUrl());
    var number = retell.fromNumber();
    require(
        number == null || E164.matcher(number).matches(),
        "retell.fromNumber",
        number,
        "must be in E.164, such as +14155550142: a plus, the country code, and digits alone");
    between("retell.timeoutSeconds", retell.timeoutSeconds(), 60, 120);
    between("retell.ringSeconds", retell.ringSeconds(), 5, 300);
    between("retell.maxCallSeconds", retell.maxCallSeconds(), 60, 7_200);
    each(
        "retell.voices",
        retell.voices().entrySet().stream().map(Object::toString).toList(),
        voice -> VOICE.matcher(voice).matches(),
        "must give names of A-Z a-z 0-9 . _ - to ids of voices, such as anna=11labs-Anna; default"
            + " is the agent's own voice and can be given to no other");
    port("retell.simulator.port", retell.simulator().port());
    between("retell.simulator.talkSeconds", retell.simulator().talkSeconds(), 0, 3_600);
    between("retell.simulator.lines", retell.simulator().lines(), 1, 100_000);
  }

  private void checkDispatch(Config.Dispatch dispatch) {
    between("dispatch.maxConcurrentCalls", dispatch.maxConcurrentCalls(), 1, 100_000);
    between("dispatch.allowedLatenessSeconds", dispatch.allowedLatenessSeconds(), 1, 86_400);
    between("dispatch.leaseSeconds", dispatch.leaseSeconds(), 3, 60);
    between("dispatch.pollSeconds", dispatch.pollSeconds(), 1, 60);
    var restoredAt = dispatch.restoredAt();
    require(
        restoredAt == null || isInstant(restoredAt),
        "dispatch.restoredAt",
        restoredAt,
        "must be an instant such as 2026-11-29T18:00:00Z");
  }

  private static boolean isInstant(String text) {
    try {
      var _ = Instant.parse(text);
      return true;
    } catch (DateTimeParseException none) {
      return false;
    }
  }

  private void checkCluster(Config.Cluster cluster) {
    between("cluster.port", cluster.port(), 1, 65_535);
    port("cluster.busPort", cluster.busPort());
    each(
        "cluster.members",
        cluster.members(),
        member -> MEMBER.matcher(member).matches(),
        "must be addresses such as 10.0.0.7 or callcat-1:5701");
    require(
        !cluster.enabled() || cluster.members().isEmpty() != (cluster.kubernetesService() == null),
        "cluster.members",
        cluster.members().isEmpty() ? null : String.join(", ", cluster.members()),
        "must name the members, or cluster.kubernetesService the service, and not both");
  }

  private void together(
      String name, @Nullable String value, String other, @Nullable String otherValue) {
    require(
        (value == null) == (otherValue == null),
        name,
        value,
        "must be there if and only if " + other + " is");
  }

  private void port(String name, int value) {
    between(name, value, 0, 65_535);
  }

  private void between(String name, int value, int least, int most) {
    require(
        value >= least && value <= most,
        name,
        value,
        "must be a whole number from " + least + " to " + most);
  }

  private void prefix(String name, @Nullable String value) {
    require(
        value == null || Url.isPrefix(value),
        name,
        value,
        "must be a URL that begins with http:// or https://, without user, password and query");
  }

  private void url(String name, @Nullable String value) {
    require(
        value == null || Url.isUrl(value),
        name,
        value,
        "must be a URL that begins with http:// or https://, without user and password");
  }

  /// @param good what must be true of every item of the list
  private void each(String name, List<String> items, Predicate<String> good, String rule) {
    items.stream().filter(good.negate()).forEach(item -> faults.wrong(name, item, rule));
  }

  private void require(boolean good, String name, @Nullable Object value, String rule) {
    if (!good) {
      faults.wrong(name, value, rule);
    }
  }
}
