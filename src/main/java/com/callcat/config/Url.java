package com.callcat.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What kind of URL a text is, and what of it may be shown.
public final class Url {
  private static final int MAX_PORT = 65_535;

  private Url() {}

  /// HTTP or HTTPS, with a host, without user and password.
  static boolean isUrl(String text) {
    return parse(text) != null;
  }

  /// The same, so that a path can be added: nothing stands behind its own.
  static boolean isPrefix(String text) {
    var uri = parse(text);
    return uri != null && uri.getRawQuery() == null && uri.getRawFragment() == null;
  }

  /// The same without any path.
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

  /// The URI of a database for people: a password may be before the host or among the parameters.
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
