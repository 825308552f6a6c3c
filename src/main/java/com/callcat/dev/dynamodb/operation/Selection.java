package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.expression.Projection;
import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.table.IndexDefinition;
import com.callcat.dev.dynamodb.wire.Struct;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Which attributes of the found items are in the answer.
///
/// @param count whether only their number is wanted
/// @param fetch whether the items of a local index are read from the table, because the index does
///   not have all wanted attributes
record Selection(boolean count, boolean fetch, @Nullable Projection projection) {
  /// Checks that `Select` is consistent with the other parameters, as far as this is possible
  /// without the table.
  ///
  /// @param before the begin of the message, of which AWS has two forms
  static void check(Struct request, String before) {
    var fault = fault(request, request.string("Select"));
    if (fault != null) {
      throw ApiException.validation(before + fault);
    }
  }

  private static @Nullable String fault(Struct request, @Nullable String select) {
    var projects = request.has("ProjectionExpression");
    if (select == null || select.equals("SPECIFIC_ATTRIBUTES")) {
      return select == null || projects
          ? null
          : "Must specify the AttributesToGet or ProjectionExpression when choosing to get"
              + " SPECIFIC_ATTRIBUTES";
    }
    if (projects) {
      return "Cannot specify the ProjectionExpression when choosing to get "
          + (select.equals("COUNT") ? "only the Count" : select);
    }
    return select.equals("ALL_PROJECTED_ATTRIBUTES") && !request.has("IndexName")
        ? "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName"
        : null;
  }

  static Selection of(Struct request, Source source, @Nullable Projection projection) {
    var select = request.string("Select");
    var index = source.index();
    var all = "ALL_ATTRIBUTES".equals(select);
    if (index == null || index.isComplete()) {
      return new Selection("COUNT".equals(select), false, projection);
    }
    if (all && index.global()) {
      throw ApiException.invalid(
          "Select type ALL_ATTRIBUTES is not supported for global secondary index "
              + index.name()
              + " because its projection type is not ALL");
    }
    var missing = projection != null && isMissing(source, index, projection);
    return new Selection("COUNT".equals(select), all || missing, projection);
  }

  private static boolean isMissing(Source source, IndexDefinition index, Projection projection) {
    var missing = new ArrayList<>(projection.attributes());
    missing.removeAll(index.projected(source.table().definition().keys()));
    if (!missing.isEmpty() && index.global()) {
      throw ApiException.invalid(
          "Global secondary index " + index.name() + " does not project " + missing);
    }
    return !missing.isEmpty();
  }

  Item of(Item item) {
    return projection == null ? item : projection.of(item);
  }
}
