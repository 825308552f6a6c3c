package com.callcat.contract;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import java.util.stream.IntStream;

/// A parameter of an operation.
///
/// @param in `path`, `query` or `header`
public record ApiParameter(String name, String in, boolean required, JsonPointer schema) {

  static List<ApiParameter> read(OpenApi api, JsonPointer list) {
    return IntStream.range(0, api.at(list).size())
        .mapToObj(index -> one(api, api.resolve(list.appendIndex(index))))
        .toList();
  }

  private static ApiParameter one(OpenApi api, JsonPointer pointer) {
    var node = api.at(pointer);
    return new ApiParameter(
        node.path("name").textValue(),
        node.path("in").textValue(),
        node.path("required").booleanValue(),
        pointer.appendProperty("schema"));
  }
}
