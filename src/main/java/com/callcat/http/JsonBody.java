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
import com.fasterxml.jackson.databind.json.JsonMapper;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a request's body, strictly: one JSON object in UTF-8, each field once, nothing after it.
final class JsonBody {
  static final int LIMIT_BYTES = 64 * 1024;

  private static final Pattern MEDIA_TYPE =
      Pattern.compile("(?i)application/json\\s*(;\\s*charset=(utf-8|\"utf-8\")\\s*)?;?\\s*");

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
          .build();

  private JsonBody() {}

  /// Refuses what does not even say that it is JSON, before it is read.
  static void requireJson(RoutingContext ctx) {
    var type = ctx.request().getHeader(HttpHeaders.CONTENT_TYPE);
    var encoding = ctx.request().getHeader(HttpHeaders.CONTENT_ENCODING);
    if (type == null || encoding != null || !MEDIA_TYPE.matcher(type).matches()) {
      throw new RefusalException(Problems.ofStatus(415));
    }
    ctx.next();
  }

  static Fields fields(RoutingContext ctx) {
    return read(ctx.body().buffer());
  }

  static Fields read(@Nullable Buffer body) {
    try (var parser = MAPPER.createParser(utf8(body))) {
      return read(parser);
    } catch (JsonProcessingException unreadable) {
      throw invalid("is not readable JSON" + place(unreadable));
    } catch (CharacterCodingException unreadable) {
      throw invalid("is not UTF-8");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// Jackson would guess at UTF-16 and pass over some bad bytes.
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
      if (values.put(name, MAPPER.readTree(parser)) != null) {
        faults.add(Fields.fault(name, "is there twice"));
      }
    }
    if (parser.nextToken() != null) {
      throw invalid("must be one JSON object and nothing else");
    }
    return new Fields(values, faults);
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
