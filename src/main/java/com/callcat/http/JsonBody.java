package com.callcat.http;

import com.callcat.call.Problem;
import com.callcat.call.Problem.Fault;
import com.callcat.call.ProblemException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a request's body strictly: one JSON object in UTF-8, no field twice, nothing after it. A
/// number without a fraction is an integer, however it is written, as in JSON Schema.
final class JsonBody {
  /// The largest body in bytes: enough for 5,300 characters, the most that a call's texts may have.
  /// A character takes up to twelve bytes in JSON, if each half of a surrogate pair is escaped.
  static final int LIMIT = 64 * 1024;

  /// The same for the 60,000 characters of a transcript.
  static final int LONG_LIMIT = 720 * 1024;

  private static final String EXPECTED = "bodyLimit";

  /// The most digits of a 64-bit integer.
  private static final int LONGEST_INTEGER = 19;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(20)
                          .maxNumberLength(100)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private JsonBody() {}

  /// Refuses a request whose head does not say that its body is JSON, before the body is read.
  ///
  /// @param limit in bytes
  static void expect(RoutingContext ctx, int limit) {
    ctx.put(EXPECTED, limit);
    var type = ctx.request().getHeader(HttpHeaders.CONTENT_TYPE);
    var encoding = ctx.request().getHeader(HttpHeaders.CONTENT_ENCODING);
    if (type == null || encoding != null || !MediaTypes.isJson(type)) {
      throw new RefusalException(HttpRefusals.notJson());
    }
    ctx.next();
  }

  /// The largest body of a request, in bytes.
  static int limit(RoutingContext ctx) {
    return ctx.get(EXPECTED, LIMIT);
  }

  static Fields fields(RoutingContext ctx) {
    return read(ctx.body().buffer());
  }

  static Fields read(@Nullable Buffer body) {
    try (var parser = MAPPER.createParser(utf8(body))) {
      return read(parser);
    } catch (JsonProcessingException unreadable) {
      throw invalid("is not readable JSON" + place(unreadable));
    } catch (NumberFormatException tooLarge) {
      throw invalid("has a number whose exponent is too large");
    } catch (CharacterCodingException unreadable) {
      throw invalid("is not UTF-8");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// Decodes UTF-8 strictly. Jackson would also try UTF-16, and accept some invalid bytes.
  private static String utf8(@Nullable Buffer body) throws CharacterCodingException {
    var bytes = body == null ? new byte[0] : body.getBytes();
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static Fields read(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw invalid("must be a JSON object");
    }
    var values = new LinkedHashMap<String, JsonNode>();
    var faults = new ArrayList<Fault>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = parser.currentName();
      parser.nextToken();
      if (values.put(name, whole(MAPPER.readTree(parser))) != null) {
        faults.add(Fields.fault(name, "is there twice"));
      }
    }
    if (parser.nextToken() != null) {
      throw invalid("must be one JSON object and nothing else");
    }
    return new Fields(values, faults);
  }

  /// Converts a number without a fraction into an integer, such as `1e3` into 1000; other values
  /// are returned unchanged. The exponent is checked first, because a very large one would fill the
  /// memory with digits.
  private static JsonNode whole(JsonNode value) {
    if (!value.isBigDecimal()) {
      return value;
    }
    var number = value.decimalValue();
    var digits = (long) number.precision() - number.scale();
    return number.scale() > 0 || digits > LONGEST_INTEGER
        ? value
        : JsonNodeFactory.instance.numberNode(number.toBigIntegerExact());
  }

  private static String place(JsonProcessingException unreadable) {
    var location = unreadable.getLocation();
    return location == null
        ? ""
        : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
  }

  private static ProblemException invalid(String message) {
    return new ProblemException(
        new Problem.Invalid(List.of(new Fault(Fields.WHOLE_BODY, message))));
  }
}
