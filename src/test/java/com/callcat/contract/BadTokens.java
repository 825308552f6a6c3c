package com.callcat.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What may stand in `Authorization` and lets nobody in.
///
/// @param secret the program's own
record BadTokens(String secret, InstantSource clock) {

  String one(Dice dice, FuzzUser user) {
    var good = user.token();
    return switch (dice.between(0, 11)) {
      case 0 -> "Bearer " + signed(claims(user, -1), "HS256", secret);
      case 1 -> "Bearer " + signed(claims(user, 3600), "HS256", "x".repeat(40));
      case 2 -> "Bearer " + unsigned(claims(user, 3600), dice.one("none", "None", "HS256")) + ".";
      case 3 -> "Bearer " + good.substring(0, good.lastIndexOf('.') + 1) + "AAAA";
      case 4 -> "Bearer " + altered(good, dice);
      case 5 -> dice.one("Basic bWlyYTpzZWNyZXQ=", "Digest x", "Token " + good, good);
      case 6 -> dice.one("Bearer", "Bearer ", "", "Bearer null", "Bearer undefined", "Bearer .,.");
      case 7 -> "Bearer " + good + " " + good;
      case 8 -> "Bearer " + new FuzzTexts(dice).letters(1, 6000);
      case 9 -> "Bearer " + signed(claims(user, 3600), "HS384", secret);
      case 10 -> "Bearer " + signed("[1]", "HS256", secret);
      default -> revokedOr(user, "Bearer " + unsigned("{}", "RS256") + ".AAAA", dice);
    };
  }

  private static String revokedOr(FuzzUser user, String other, Dice dice) {
    List<String> revoked = user.revokedTokens();
    return revoked.isEmpty() ? other : "Bearer " + dice.one(revoked);
  }

  /// Somebody else is put in, and the signature stays.
  private static String altered(String good, Dice dice) {
    var parts = good.split("\\.", -1);
    var claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);
    var other = claims.replaceFirst("(\"sub\":\"\\d+)", "$1" + dice.between(0, 9));
    return parts[0] + "." + encoded(other) + "." + parts[2];
  }

  private String claims(FuzzUser user, int secondsFromNow) {
    var now = clock.instant().getEpochSecond();
    return """
    {"sub":"%s","sid":"%s","iat":%d,"exp":%d,"iss":"callcat","aud":["callcat-api"]}"""
        .formatted(user.profile.path("id").asText(), new UUID(1, 1), now - 9, now + secondsFromNow);
  }

  private static String unsigned(String claims, String algorithm) {
    return encoded("{\"typ\":\"JWT\",\"alg\":\"" + algorithm + "\"}") + "." + encoded(claims);
  }

  private static String signed(String claims, String algorithm, String key) {
    try {
      var name = algorithm.replace("HS", "HmacSHA");
      var mac = Mac.getInstance(name);
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), name));
      var signed = unsigned(claims, algorithm);
      return signed
          + "."
          + Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }
}
