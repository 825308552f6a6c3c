package com.callcat.contract;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// An answer of an operation.
///
/// @param statuses those that a range or `default` stands for
/// @param content the schemas by media type
/// @param headers by their names in small letters
public record ApiResponse(
    List<Integer> statuses, Map<String, JsonPointer> content, Map<String, ApiHeader> headers) {

  /// A header of an answer.
  public record ApiHeader(String name, boolean required, JsonPointer schema) {}

  static ApiResponse read(OpenApi api, JsonPointer reference) {
    var pointer = api.resolve(reference);
    var node = api.at(pointer);
    var content = new TreeMap<String, JsonPointer>();
    node.path("content")
        .fieldNames()
        .forEachRemaining(
            type ->
                content.put(
                    type,
                    pointer
                        .appendProperty("content")
                        .appendProperty(type)
                        .appendProperty("schema")));
    return new ApiResponse(
        node.path("x-statuses").valueStream().map(status -> status.intValue()).toList(),
        content,
        headers(api, pointer.appendProperty("headers")));
  }

  private static Map<String, ApiHeader> headers(OpenApi api, JsonPointer pointer) {
    return api.at(pointer)
        .propertyStream()
        .map(Map.Entry::getKey)
        .map(name -> header(api, name, api.resolve(pointer.appendProperty(name))))
        .collect(
            Collectors.toMap(
                header -> header.name().toLowerCase(Locale.ROOT), Function.identity()));
  }

  private static ApiHeader header(OpenApi api, String name, JsonPointer pointer) {
    var required = api.at(pointer).path("required").booleanValue();
    return new ApiHeader(name, required, pointer.appendProperty("schema"));
  }
}
