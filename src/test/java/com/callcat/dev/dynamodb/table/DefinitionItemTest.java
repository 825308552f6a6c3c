package com.callcat.dev.dynamodb.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.model.Type;
import com.callcat.dev.dynamodb.model.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Definitions as a store keeps them.
class DefinitionItemTest {
  private static final KeyAttribute PK = new KeyAttribute("pk", Type.S);
  private static final KeyAttribute A = new KeyAttribute("a", Type.N);
  private static final KeyAttribute B = new KeyAttribute("b", Type.B);

  private static TableDefinition table(Keys keys) {
    return new TableDefinition(
        "calls",
        "id",
        1,
        2,
        Map.of("pk", Type.S, "a", Type.N, "b", Type.B),
        new Keys(List.of(PK), List.of()),
        List.of(
            new IndexDefinition(
                "by",
                true,
                keys,
                new IndexProjection(IndexProjection.Kind.ALL, List.of()),
                Throughput.NONE,
                new Throughput(4, -1),
                3)),
        new TableSettings(true, Throughput.NONE, null, false, null, false, null, "ttl", 4L));
  }

  @Test
  void keys_of_several_attributes_are_read_as_they_were_written() {
    for (var keys :
        List.of(
            new Keys(List.of(A), List.of()),
            new Keys(List.of(A), List.of(B)),
            new Keys(List.of(A, B), List.of()),
            new Keys(List.of(A, B), List.of(PK)),
            new Keys(List.of(A), List.of(B, PK)))) {
      assertThat(DefinitionItem.read(DefinitionItem.write(table(keys)))).isEqualTo(table(keys));
    }
  }

  @Test
  void an_index_of_an_earlier_version_has_one_partition_key() {
    var table = table(new Keys(List.of(A), List.of(B)));
    var written = new LinkedHashMap<>(DefinitionItem.write(table).attributes());
    var indexes = (Value.Items) Objects.requireNonNull(written.get("indexes"));
    var index = (Value.Document) indexes.list().getFirst();
    var earlier = new LinkedHashMap<>(index.map());
    assertThat(earlier.remove("partitionKeys")).isNotNull();
    written.put("indexes", new Value.Items(List.of(new Value.Document(earlier))));
    assertThat(DefinitionItem.read(new Item(written))).isEqualTo(table);
  }
}
