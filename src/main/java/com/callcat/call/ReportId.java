package com.callcat.call;

import com.callcat.call.ProviderReport.Stage;

/// Names a report among those of its call: the same one again has the same name, and one that says
/// anything else has another.
///
/// @param digest of the report as it was sent
public record ReportId(Stage stage, String digest) {

  /// Reads what [#toString] has written.
  public static ReportId parse(String text) {
    var end = text.indexOf('_');
    return end < 0
        ? new ReportId(Stage.valueOf(text), "")
        : new ReportId(Stage.valueOf(text.substring(0, end)), text.substring(end + 1));
  }

  /// Letters, digits and `_` only.
  @Override
  public String toString() {
    return digest.isEmpty() ? stage.name() : stage + "_" + digest;
  }
}
