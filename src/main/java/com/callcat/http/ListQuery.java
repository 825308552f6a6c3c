package com.callcat.http;

import com.callcat.bus.StoreRequest.ListCalls;
import com.callcat.call.CallStatus;
import com.callcat.call.Problem;
import com.callcat.call.Problem.Fault;
import com.callcat.call.ProblemException;
import com.callcat.call.UserId;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the parameters of a list of calls. All faults are reported at once.
final class ListQuery {
  private static final List<String> NAMES = List.of("status", "limit", "nextToken");
  private static final int DEFAULT_LIMIT = 20;
  private static final Pattern LIMIT = Pattern.compile("[1-9]\\d?|100");

  private final MultiMap parameters;
  private final List<Fault> faults = new ArrayList<>();

  private ListQuery(MultiMap parameters) {
    this.parameters = parameters;
  }

  static ListCalls read(UserId userId, MultiMap parameters) {
    return new ListQuery(parameters).read(userId);
  }

  private ListCalls read(UserId userId) {
    faults.addAll(QueryParameters.faults(parameters, NAMES));
    var request = new ListCalls(userId, status(), limit(), parameters.get("nextToken"));
    if (!faults.isEmpty()) {
      throw new ProblemException(new Problem.Invalid(faults));
    }
    return request;
  }

  private @Nullable CallStatus status() {
    var text = parameters.get("status");
    var status = text == null ? null : CallStatus.parse(text);
    if (text != null && status == null) {
      faults.add(new Fault("status", CallInput.ONE_OF_THE_STATUSES));
    }
    return status;
  }

  private int limit() {
    var text = parameters.get("limit");
    if (text == null) {
      return DEFAULT_LIMIT;
    }
    if (!LIMIT.matcher(text).matches()) {
      faults.add(new Fault("limit", "must be a whole number from 1 to 100"));
      return DEFAULT_LIMIT;
    }
    return Integer.parseInt(text);
  }
}
