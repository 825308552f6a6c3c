package com.callcat.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Checks texts that must be URLs, and hides passwords in them.
public final class Url {
  private static final int MAX_PORT = 65_535;

  private Url() {}

  /// Whether a text is an HTTP or HTTPS URL with a host and without a user or password.
  static boolean isUrl(String text) {
    return parse(text) != null;
  }

  /// Whether it is such a URL to which a path can be appended: it has no query and no fragment.
  static boolean isPrefix(String text) {
    var uri = parse(text);
    return uri != null && uri.getRawQuery() == null && uri.getRawFragment() == null;
  }

  /// Whether it is such a URL without a path.
  static boolean isBase(String text) {
    var uri = parse(text);
    return isPrefix(text) && uri != null && uri.getRawPath().isEmpty();
  }

  static boolean isHttps(String text) {
    return text.toLowerCase(Locale.ROOT).startsWith("https://");
  }

  static boolean isPlain(@Nullable String text) {
    return text != null && !isHttps(text);
  }

  /// Hides the password in the URI of a database. It may be before the host or among the
  /// parameters.
  public static String withoutPassword(String uri) {
    return uri.replaceFirst("://([^:@/?]*):[^@/?]*@", "://$1:***@").replaceFirst("\\?.*", "");
  }

  private static @Nullable URI parse(String text) {
    try {
      var uri = new URI(text);
      var good =
          Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
              && uri.getHost() != null
              && uri.getRawUserInfo() == null
              && uri.getPort() <= MAX_PORT;
      return good ? uri : null;
    } catch (URISyntaxException notAUrl) {
      return null;
    }
  }
}
