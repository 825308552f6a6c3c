package com.callcat.dev.dynamodb.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.dev.dynamodb.model.Bytes;
import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.model.Numbers;
import com.callcat.dev.dynamodb.model.Sets;
import com.callcat.dev.dynamodb.model.Type;
import com.callcat.dev.dynamodb.model.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Items as they are kept in memory.
class PackedItemTest {
  private static final Value TEXT = new Value.Text("\"ü\\\u0000😀");
  private static final Value BYTES = new Value.Binary(new Bytes(new byte[] {0, -1, 127, -128}));

  private static Value number(String text) {
    return Numbers.of(new BigDecimal(text));
  }

  private static Item ofAllTypes() {
    var attributes = new LinkedHashMap<String, Value>();
    attributes.put("text", TEXT);
    attributes.put("", new Value.Text(""));
    attributes.put("large", number("-9.9999999999999999999999999999999999999E+125"));
    attributes.put("small", number("1E-130"));
    attributes.put("bytes", BYTES);
    attributes.put("yes", new Value.Bool(true));
    attributes.put("nothing", new Value.Null());
    attributes.put("texts", Sets.of(Type.SS, List.of(TEXT, new Value.Text(""))));
    attributes.put("numbers", Sets.of(Type.NS, List.of(number("10"), number("-2"), number("3"))));
    attributes.put("all bytes", Sets.of(Type.BS, List.of(BYTES)));
    attributes.put("list", new Value.Items(List.of(TEXT, new Value.Items(List.of()))));
    attributes.put("map", new Value.Document(Map.of("ü", new Value.Document(Map.of()))));
    return new Item(attributes);
  }

  @Test
  void what_is_unpacked_is_what_was_packed_in_the_same_order() {
    var item = ofAllTypes();
    var unpacked = new Item(PackedItem.of(item));
    assertThat(unpacked.attributes()).containsExactlyEntriesOf(item.attributes());
    assertThat(unpacked.size()).isEqualTo(item.size());
    assertThat(unpacked).isEqualTo(item).hasSameHashCodeAs(item);
  }

  @Test
  void an_answer_has_a_packed_item_as_it_has_another() {
    var item = ofAllTypes();
    var packed = new Item(PackedItem.of(item));
    assertThat(answer(packed)).isEqualTo(answer(item));
  }

  private static String answer(Item item) {
    var bytes =
        JsonOut.object(
            out -> out.integer("n", 1).item("one", item).items("all", List.of(item, item)));
    return new String(bytes, UTF_8);
  }

  @Test
  void packed_items_are_equal_by_what_they_are_and_not_by_their_bytes() {
    var one = new LinkedHashMap<String, Value>(Map.of("a", TEXT));
    one.put("b", BYTES);
    var other = new LinkedHashMap<String, Value>(Map.of("b", BYTES));
    other.put("a", TEXT);
    var packed = new Item(PackedItem.of(new Item(one)));
    assertThat(packed).isEqualTo(new Item(PackedItem.of(new Item(other))));
    assertThat(packed).isNotEqualTo(new Item(PackedItem.of(new Item(Map.of("a", TEXT)))));
  }
}
