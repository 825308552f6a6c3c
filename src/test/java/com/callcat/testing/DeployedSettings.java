package com.callcat.testing;

import com.callcat.config.Config;
import com.callcat.store.Sealer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What a deployed program finds in its environment, for tests: free ports of this machine, keys of
/// its own, and no limits on logging in.
public final class DeployedSettings {
  public static final String HOST = "127.0.0.1";
  public static final String JWT_SECRET = "a secret of the tests, 32 characters long or more";
  public static final String API_KEY = "key";
  public static final String FROM_NUMBER = "+14155550142";

  private DeployedSettings() {}

  /// To be added to.
  ///
  /// @param retell where it is asked for calls
  public static Map<String, String> of(Config.DynamoDb dynamoDb, String postgres, String retell) {
    var settings = new HashMap<String, String>();
    for (var listener : List.of("HTTP", "WEBHOOK", "MANAGEMENT")) {
      settings.put("CALLCAT_" + listener + "_HOST", HOST);
      settings.put("CALLCAT_" + listener + "_PORT", "0");
    }
    settings.put("CALLCAT_DYNAMODB_ENDPOINT", Objects.requireNonNull(dynamoDb.endpoint()));
    settings.put("CALLCAT_DYNAMODB_REGION", Objects.requireNonNull(dynamoDb.region()));
    settings.put("CALLCAT_DYNAMODB_ACCESSKEY", Objects.requireNonNull(dynamoDb.accessKey()));
    settings.put("CALLCAT_DYNAMODB_SECRETKEY", Objects.requireNonNull(dynamoDb.secretKey()));
    settings.put("CALLCAT_POSTGRES_URI", postgres);
    settings.put("CALLCAT_AUTH_JWTSECRET", JWT_SECRET);
    settings.put("CALLCAT_AUTH_ATTEMPTSPERMINUTE", "0");
    settings.put("CALLCAT_AUTH_ATTEMPTSPERMINUTEPERADDRESS", "0");
    settings.put("CALLCAT_ENCRYPTION_KEYSET", Sealer.newKeyset());
    settings.put("CALLCAT_RETELL_BASEURL", retell);
    settings.put("CALLCAT_RETELL_APIKEY", API_KEY);
    settings.put("CALLCAT_RETELL_FROMNUMBER", FROM_NUMBER);
    settings.put("CALLCAT_RETELL_AGENTID", "agent");
    return settings;
  }
}
