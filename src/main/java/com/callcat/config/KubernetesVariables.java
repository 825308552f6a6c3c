package com.callcat.config;

import java.util.regex.Pattern;

/// Tells what Kubernetes puts into the environment of a pod for each Service from what an operator
/// puts there. For a Service `callcat-webhook` that is `CALLCAT_WEBHOOK_SERVICE_HOST` and so on,
/// and `CALLCAT_WEBHOOK_PORT`, which is also the name of a setting: only the value tells them
/// apart.
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
