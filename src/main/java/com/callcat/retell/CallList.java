package com.callcat.retell;

import com.callcat.call.ProviderReport;
import java.util.List;

/// One page of calls, in Retell's order.
///
/// @param complete whether Retell says that there are no more calls
public record CallList(List<ProviderReport> reports, boolean complete) {
  public CallList {
    reports = List.copyOf(reports);
  }
}
