package com.callcat.dev.dynamodb.table;

import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.model.Numbers;
import com.callcat.dev.dynamodb.model.Type;
import com.callcat.dev.dynamodb.model.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Converts the definition of a table into an item, in which form it is stored, and back.
final class DefinitionItem {
  private DefinitionItem() {}

  static Item write(TableDefinition table) {
    var types = new LinkedHashMap<String, Value>();
    table.attributes().forEach((name, type) -> types.put(name, text(type.name())));
    var indexes = table.indexes().stream().map(DefinitionItem::index).toList();
    var item = new LinkedHashMap<String, Value>();
    item.put("name", text(table.name()));
    item.put("id", text(table.id()));
    item.put("createdAt", number(table.createdAt()));
    item.put("activeAt", number(table.activeAt()));
    item.put("types", new Value.Document(types));
    item.put("keys", keys(table.keys()));
    item.put("indexes", new Value.Items(new ArrayList<>(indexes)));
    item.put("settings", settings(table.settings()));
    return new Item(item);
  }

  private static Value index(IndexDefinition index) {
    var map = new LinkedHashMap<String, Value>();
    map.put("name", text(index.name()));
    map.put("global", new Value.Bool(index.global()));
    map.put("keys", keys(index.keys()));
    map.put("partitionKeys", number(index.keys().partition().size()));
    map.put("kind", text(index.projection().kind().name()));
    map.put("attributes", texts(index.projection().attributes()));
    map.put("throughput", throughput(index.throughput()));
    if (index.limits() != null) {
      map.put("limits", throughput(index.limits()));
    }
    map.put("activeAt", number(index.activeAt()));
    return new Value.Document(map);
  }

  private static Value settings(TableSettings settings) {
    var map = new LinkedHashMap<String, Value>();
    map.put("onDemand", new Value.Bool(settings.onDemand()));
    map.put("throughput", throughput(settings.throughput()));
    map.put("protected", new Value.Bool(settings.deletionProtection()));
    map.put("encrypted", new Value.Bool(settings.encrypted()));
    if (settings.limits() != null) {
      map.put("limits", throughput(settings.limits()));
    }
    putText(map, "tableClass", settings.tableClass());
    putText(map, "streamView", settings.streamView());
    putText(map, "timeToLive", settings.timeToLive());
    if (settings.timeToLiveChangedAt() != null) {
      map.put("timeToLiveChangedAt", number(settings.timeToLiveChangedAt()));
    }
    return new Value.Document(map);
  }

  private static void putText(Map<String, Value> map, String name, @Nullable String text) {
    if (text != null) {
      map.put(name, text(text));
    }
  }

  private static Value keys(Keys keys) {
    return texts(keys.attributes().stream().map(KeyAttribute::name).toList());
  }

  private static Value throughput(Throughput throughput) {
    return new Value.Items(List.of(number(throughput.read()), number(throughput.write())));
  }

  private static Value texts(List<String> texts) {
    return new Value.Items(texts.stream().map(DefinitionItem::text).toList());
  }

  private static Value text(String text) {
    return new Value.Text(text);
  }

  private static Value number(long number) {
    return Numbers.of(BigDecimal.valueOf(number));
  }

  static TableDefinition read(Item item) {
    var fields = new Fields(item.attributes());
    var types = new LinkedHashMap<String, Type>();
    var typeNames = fields.fields("types");
    typeNames.map().keySet().forEach(name -> types.put(name, Type.valueOf(typeNames.text(name))));
    var indexes =
        fields.list("indexes").stream()
            .map(index -> index(new Fields(((Value.Document) index).map()), types))
            .toList();
    return new TableDefinition(
        fields.text("name"),
        fields.text("id"),
        fields.number("createdAt"),
        fields.number("activeAt"),
        types,
        fields.keys(1, types),
        indexes,
        settings(fields.fields("settings")));
  }

  private static IndexDefinition index(Fields fields, Map<String, Type> types) {
    return new IndexDefinition(
        fields.text("name"),
        fields.bool("global"),
        fields.keys(fields.partitionKeys(), types),
        new IndexProjection(
            IndexProjection.Kind.valueOf(fields.text("kind")), fields.texts("attributes")),
        fields.throughput("throughput"),
        fields.optionalThroughput("limits"),
        fields.number("activeAt"));
  }

  private static TableSettings settings(Fields fields) {
    return new TableSettings(
        fields.bool("onDemand"),
        fields.throughput("throughput"),
        fields.optionalThroughput("limits"),
        fields.bool("protected"),
        fields.optionalText("tableClass"),
        fields.bool("encrypted"),
        fields.optionalText("streamView"),
        fields.optionalText("timeToLive"),
        fields.optionalNumber("timeToLiveChangedAt"));
  }

  /// Fields that this class has written, so they exist and have the right types.
  private record Fields(Map<String, Value> map) {
    Value get(String name) {
      return Objects.requireNonNull(map.get(name), name);
    }

    Fields fields(String name) {
      return new Fields(((Value.Document) get(name)).map());
    }

    String text(String name) {
      return ((Value.Text) get(name)).text();
    }

    @Nullable String optionalText(String name) {
      return map.containsKey(name) ? text(name) : null;
    }

    boolean bool(String name) {
      return ((Value.Bool) get(name)).is();
    }

    long number(String name) {
      return longOf(get(name));
    }

    @Nullable Long optionalNumber(String name) {
      return map.containsKey(name) ? number(name) : null;
    }

    List<Value> list(String name) {
      return ((Value.Items) get(name)).list();
    }

    List<String> texts(String name) {
      return list(name).stream().map(value -> ((Value.Text) value).text()).toList();
    }

    Throughput throughput(String name) {
      var units = list(name);
      return new Throughput(longOf(units.getFirst()), longOf(units.getLast()));
    }

    @Nullable Throughput optionalThroughput(String name) {
      return map.containsKey(name) ? throughput(name) : null;
    }

    /// The number of attributes in the partition key. It is 1 in definitions of older versions,
    /// which did not store it.
    int partitionKeys() {
      return map.containsKey("partitionKeys") ? (int) number("partitionKeys") : 1;
    }

    Keys keys(int partitionKeys, Map<String, Type> types) {
      var all = texts("keys").stream().map(key -> key(key, types)).toList();
      return new Keys(all.subList(0, partitionKeys), all.subList(partitionKeys, all.size()));
    }

    private static KeyAttribute key(String name, Map<String, Type> types) {
      return new KeyAttribute(name, Objects.requireNonNull(types.get(name), name));
    }

    private static long longOf(Value number) {
      return ((Value.Decimal) number).number().longValueExact();
    }
  }
}
