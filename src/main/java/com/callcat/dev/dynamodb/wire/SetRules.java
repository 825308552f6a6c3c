package com.callcat.dev.dynamodb.wire;

import com.callcat.dev.dynamodb.model.Comparison;
import com.callcat.dev.dynamodb.model.Sets;
import com.callcat.dev.dynamodb.model.Type;
import com.callcat.dev.dynamodb.model.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Checks that a set has members, and no member twice.
final class SetRules {
  private static final String INVALID = "One or more parameter values were invalid: ";

  /// @param fault the fault with AWS's message, including its grammar and blanks; null if there is
  ///   none
  record Checked(Value.Set value, @Nullable ValueFault fault) {}

  /// @param shown its form in the request
  record Member(Value value, String shown) {}

  private SetRules() {}

  static Checked check(Type type, List<Member> members) {
    var distinct = new HashSet<Value>();
    var repeated = -1;
    for (var i = 0; i < members.size(); i++) {
      if (!distinct.add(members.get(i).value()) && repeated < 0) {
        repeated = i;
      }
    }
    return new Checked(Sets.of(type, distinct), fault(type, members, repeated));
  }

  private static @Nullable ValueFault fault(Type type, List<Member> members, int repeated) {
    if (members.isEmpty()) {
      return emptiness(type);
    }
    return repeated < 0 ? null : repetition(type, members, repeated);
  }

  private static ValueFault emptiness(Type type) {
    return switch (type) {
      case SS -> ValueFault.of(INVALID + "An string set  may not be empty");
      case NS -> {
        var message = INVALID + "An number set  may not be empty";
        yield ValueFault.ofSet(message, message);
      }
      case BS, S, N, B, M, L, NULL, BOOL ->
          ValueFault.of(INVALID + "Binary sets should not be empty");
    };
  }

  private static ValueFault repetition(Type type, List<Member> members, int repeated) {
    return switch (type) {
      case NS ->
          ValueFault.ofSet(
              INVALID + "Input collection contains duplicates.",
              "Input collection contains duplicates");
      case BS -> repetition(members, repeated, ",", "of type BS contains duplicates.");
      case SS, S, N, B, M, L, NULL, BOOL ->
          repetition(members, repeated, ", ", " contains duplicates.");
    };
  }

  private static ValueFault repetition(
      List<Member> members, int repeated, String separator, String ending) {
    var quoted =
        sortedBefore(members, repeated).stream()
            .map(member -> '"' + member.shown() + '"')
            .collect(Collectors.joining(separator, "[", "]"));
    var plain = members.stream().map(Member::shown).toList();
    return ValueFault.ofSet(
        INVALID + "Input collection " + quoted + ending,
        INVALID + "Input collection " + plain + ending);
  }

  /// The members as AWS's message shows them: sorted up to the first duplicate, and then in the
  /// order of the request.
  private static List<Member> sortedBefore(List<Member> members, int repeated) {
    var shown = new ArrayList<>(members);
    shown.subList(0, repeated).sort((a, b) -> Comparison.compare(a.value(), b.value()).orElse(0));
    return shown;
  }
}
