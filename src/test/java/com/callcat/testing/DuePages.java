package com.callcat.testing;

import com.callcat.bus.DueCall;
import com.callcat.bus.StoreRequest.DuePage;
import com.callcat.bus.StoreRequest.FindDue;
import com.callcat.bus.StoreRequest.FindOccupied;
import com.callcat.bus.StoreRequest.Occupied;
import com.callcat.call.Call;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

/// What the index of what is due has of some calls, as the real one answers.
public final class DuePages {
  private static final Comparator<DueCall> ORDER =
      Comparator.comparing((DueCall call) -> call.due().at())
          .thenComparing(call -> call.key().toString());

  private DuePages() {}

  public static DuePage of(Collection<Call> calls, FindDue wanted) {
    var all =
        due(calls)
            .filter(call -> !call.due().purpose().occupiesLine())
            .filter(call -> FindDue.shard(call.key().userId()) == wanted.shard())
            .filter(call -> call.due().at().isAfter(wanted.after()))
            .filter(call -> !call.due().at().isAfter(wanted.until()))
            .filter(call -> wanted.behind() == null || ORDER.compare(call, wanted.behind()) > 0)
            .sorted(ORDER)
            .limit(wanted.limit() + 1L)
            .toList();
    var more = all.size() > wanted.limit();
    return new DuePage(more ? all.subList(0, wanted.limit()) : all, more);
  }

  public static Occupied occupied(Collection<Call> calls, FindOccupied wanted) {
    return new Occupied(
        due(calls)
            .filter(call -> call.due().purpose().occupiesLine())
            .filter(call -> !call.due().at().isAfter(wanted.until()))
            .toList());
  }

  private static Stream<DueCall> due(Collection<Call> calls) {
    return calls.stream()
        .filter(call -> call.due() != null)
        .map(call -> new DueCall(call.key(), Objects.requireNonNull(call.due())));
  }
}
