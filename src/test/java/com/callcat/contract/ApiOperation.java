package com.callcat.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One operation of the contract.
///
/// @param path with its parameters in braces
/// @param tag the section of the page that it is in
/// @param listener who answers it: `api`, or who has a server of its own and is named by the tag
/// @param needsToken only for who is logged in
/// @param requestSchema where the schema of its JSON body is; null when it takes none
/// @param example the first example of such a body; null when it takes none
/// @param responses by what the contract calls their status: `200`, `404`, `default`
public record ApiOperation(
    String id,
    String method,
    String path,
    String tag,
    String listener,
    List<ApiParameter> parameters,
    boolean needsToken,
    @Nullable JsonPointer requestSchema,
    @Nullable JsonNode example,
    Map<String, ApiResponse> responses) {
  private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");

  static ApiOperation read(OpenApi api, String path, String method, JsonPointer pathPointer) {
    var pointer = pathPointer.appendProperty(method);
    var responses = new TreeMap<String, ApiResponse>();
    api.at(pointer.appendProperty("responses"))
        .fieldNames()
        .forEachRemaining(
            status ->
                responses.put(
                    status,
                    ApiResponse.read(
                        api, pointer.appendProperty("responses").appendProperty(status))));
    var tag = api.at(pointer).path("tags").path(0).textValue();
    return new ApiOperation(
        api.at(pointer).path("operationId").textValue(),
        method.toUpperCase(Locale.ROOT),
        path,
        tag,
        api.at(pathPointer).has("servers") ? tag.toLowerCase(Locale.ROOT) : "api",
        ApiParameter.read(api, pointer.appendProperty("parameters")),
        api.at(pointer).path("security").isMissingNode(),
        requestSchema(api, pointer),
        example(api, pointer),
        responses);
  }

  private static @Nullable JsonNode example(OpenApi api, JsonPointer operation) {
    var examples =
        operation.append(JsonPointer.compile("/requestBody/content/application~1json/examples"));
    return api.at(examples)
        .propertyStream()
        .map(each -> api.at(api.resolve(examples.appendProperty(each.getKey()))).path("value"))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable JsonPointer requestSchema(OpenApi api, JsonPointer operation) {
    var schema =
        operation.append(JsonPointer.compile("/requestBody/content/application~1json/schema"));
    return api.at(schema).isMissingNode() ? null : schema;
  }

  /// Whether a path that was asked for is one of this operation.
  boolean matches(String asked) {
    return Pattern.matches(regex(), asked) || Pattern.matches(regex() + "/", asked);
  }

  private String regex() {
    return PARAMETER
        .splitAsStream(path)
        .map(Pattern::quote)
        .reduce((left, right) -> left + "[^/]+" + right)
        .orElse("")
        .concat(path.endsWith("}") ? "[^/]+" : "");
  }

  /// One of its answers.
  ///
  /// @param documented what the contract calls its status
  public ApiResponse response(String documented) {
    return Objects.requireNonNull(responses.get(documented), documented);
  }

  /// What the contract calls a status of this operation; null when it does not have it.
  @Nullable String documented(int status) {
    var exact = Integer.toString(status);
    if (responses.containsKey(exact)) {
      return exact;
    }
    return responses.entrySet().stream()
        .filter(each -> each.getValue().statuses().contains(status))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }
}
