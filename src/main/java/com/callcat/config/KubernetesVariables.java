package com.callcat.config;

import java.util.regex.Pattern;

/// Recognises environment variables that Kubernetes sets in a pod for each Service, and not the
/// operator. For a Service `callcat-webhook` these are `CALLCAT_WEBHOOK_SERVICE_HOST` and others,
/// and `CALLCAT_WEBHOOK_PORT`, which is also the name of a setting. That one can be recognised only
/// by its value.
///
/// See "Environment variables" under "Discovering services" in Kubernetes' documentation of
/// Service.
final class KubernetesVariables {
  private static final Pattern OF_SERVICE = Pattern.compile(".+_SERVICE_(HOST|PORT(_.+)?)");
  private static final Pattern OF_PORT =
      Pattern.compile(".+_PORT_[0-9]+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?");
  private static final Pattern LINK = Pattern.compile("(tcp|udp|sctp)://.+:[0-9]+");

  private KubernetesVariables() {}

  static boolean include(String name, String value) {
    return OF_SERVICE.matcher(name).matches()
        || OF_PORT.matcher(name).matches()
        || (name.endsWith("_PORT") && LINK.matcher(value).matches());
  }
}
