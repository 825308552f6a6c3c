package com.callcat.call;

import com.callcat.call.ProviderReport.Stage;

/// Identifies a report among those of its call. A repetition has the same id; a report with any
/// other content has another.
///
/// @param digest of the report's [Payload]
public record ReportId(Stage stage, String digest) {

  /// Parses what [#toString] has written.
  public static ReportId parse(String text) {
    var end = text.indexOf('_');
    return end < 0
        ? new ReportId(Stage.valueOf(text), "")
        : new ReportId(Stage.valueOf(text.substring(0, end)), text.substring(end + 1));
  }

  /// Has only letters, digits and `_`.
  @Override
  public String toString() {
    return digest.isEmpty() ? stage.name() : stage + "_" + digest;
  }
}
