package com.callcat.store;

import com.callcat.config.ConfigException;
import com.callcat.config.ConfigReader;
import com.callcat.store.Tables.Table;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;

/// Makes sure, at the start, that the tables are as they must be. Missing tables and indexes are
/// created if the settings want that. What exists is never changed, except that expiry is turned
/// on. Several processes may start at the same moment.
final class TableSetup {
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final TimeToLiveSpecification EXPIRY =
      TimeToLiveSpecification.builder().attributeName(Tables.EXPIRES_AT).enabled(true).build();
  private final Dynamo dynamo;
  private final boolean create;
  private final boolean byTime;

  /// @param create whether missing tables and indexes are created; else they are reported
  /// @param byTime whether the two indexes are needed that the index by status replaces
  TableSetup(Dynamo dynamo, boolean create, boolean byTime) {
    this.dynamo = dynamo;
    this.create = create;
    this.byTime = byTime;
  }

  /// Completes when every table can be used.
  ///
  /// @return fails with a [ConfigException] that names all that is missing or different
  Future<?> run() {
    var tables = Tables.all(dynamo.tables(), byTime).stream().map(this::faults).toList();
    return Future.all(tables)
        .map(all -> all.<List<String>>list().stream().flatMap(List::stream).toList())
        .compose(
            faults ->
                faults.isEmpty() ? Future.succeededFuture() : Future.failedFuture(refusal(faults)));
  }

  private ConfigException refusal(List<String> faults) {
    var setting = "dynamodb.createTables";
    return new ConfigException(
        "The tables in DynamoDB are not as they must be: %s. With %s (%s) %s."
            .formatted(
                String.join("; ", faults),
                setting,
                ConfigReader.variable(setting),
                create
                    ? "tables and indexes that are missing are made, but none is changed"
                    : "set to true, tables and indexes that are missing are made"));
  }

  /// What is wrong with a table, after waiting until DynamoDB has finished creating it.
  private Future<List<String>> faults(Table table) {
    return describe(table)
        .compose(
            there -> {
              if (there == null) {
                return create ? make(table) : fault("the table %s is missing", table.name());
              }
              if (!isReady(there)) {
                return again(table);
              }
              var missing = create ? missing(table, there) : null;
              return missing == null
                  ? expires(table).map(on -> differences(table, there, on))
                  : make(table, there, missing);
            });
  }

  private Future<@Nullable TableDescription> describe(Table table) {
    return dynamo.askAtStart(
        client ->
            client
                .describeTable(
                    ask -> ask.tableName(table.name()).overrideConfiguration(Dynamo::patiently))
                .thenApply(TableSetup::table)
                .exceptionally(unless("ResourceNotFoundException")));
  }

  private static TableDescription table(DescribeTableResponse answer) {
    if (answer.table() == null) {
      throw StartFailure.noDynamoDb();
    }
    return answer.table();
  }

  /// Creates a table. Another process may just have done so.
  private Future<List<String>> make(Table table) {
    return dynamo
        .askAtStart(
            client ->
                client.createTable(table.request()).exceptionally(unless("ResourceInUseException")))
        .compose(_ -> again(table));
  }

  /// An index that the table lacks. It is only one, because DynamoDB creates one at a time.
  private static @Nullable GlobalSecondaryIndex missing(Table table, TableDescription there) {
    return table.request().globalSecondaryIndexes().stream()
        .filter(index -> found(index, there) == null)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable GlobalSecondaryIndexDescription found(
      GlobalSecondaryIndex wanted, TableDescription there) {
    return there.globalSecondaryIndexes().stream()
        .filter(other -> other.indexName().equals(wanted.indexName()))
        .findFirst()
        .orElse(null);
  }

  /// Creates an index. If another process is just creating this index or another one, DynamoDB
  /// answers with one of three errors.
  private Future<List<String>> make(
      Table table, TableDescription there, GlobalSecondaryIndex index) {
    return dynamo
        .askAtStart(
            client ->
                client
                    .updateTable(
                        update ->
                            update
                                .tableName(table.name())
                                .attributeDefinitions(definitions(table, there, index))
                                .globalSecondaryIndexUpdates(
                                    GlobalSecondaryIndexUpdate.builder()
                                        .create(
                                            with ->
                                                with.indexName(index.indexName())
                                                    .keySchema(index.keySchema())
                                                    .projection(index.projection()))
                                        .build())
                                .overrideConfiguration(Dynamo::patiently))
                    .exceptionally(unless("ResourceInUseException"))
                    .exceptionally(unless("LimitExceededException")))
        .recover(failure -> isThere(table, index, failure))
        .compose(_ -> again(table));
  }

  /// The attribute definitions that the table has, and those that the new index needs.
  private static List<AttributeDefinition> definitions(
      Table table, TableDescription there, GlobalSecondaryIndex index) {
    var keys = index.keySchema().stream().map(KeySchemaElement::attributeName).toList();
    var needed =
        table.request().attributeDefinitions().stream()
            .filter(attribute -> keys.contains(attribute.attributeName()));
    return Stream.concat(there.attributeDefinitions().stream(), needed).distinct().toList();
  }

  private <T> Future<T> isThere(Table table, GlobalSecondaryIndex index, Throwable failure) {
    return describe(table)
        .compose(
            there ->
                there != null && found(index, there) != null
                    ? Future.succeededFuture()
                    : Future.failedFuture(failure));
  }

  private Future<List<String>> again(Table table) {
    return dynamo.pause(PAUSE).compose(_ -> faults(table));
  }

  private static boolean isReady(TableDescription table) {
    return switch (table.tableStatus()) {
      case CREATING, DELETING -> false;
      default ->
          table.globalSecondaryIndexes().stream()
              .noneMatch(index -> index.indexStatus() == IndexStatus.CREATING);
    };
  }

  private static List<String> differences(Table table, TableDescription there, boolean expires) {
    var faults = new ArrayList<String>();
    if (!there.keySchema().equals(table.request().keySchema())) {
      faults.add("the table %s has other keys".formatted(table.name()));
    }
    for (var index : table.request().globalSecondaryIndexes()) {
      var found = found(index, there);
      if (found == null || !isSame(index, found)) {
        faults.add(
            "the index %s of the table %s %s"
                .formatted(
                    index.indexName(),
                    table.name(),
                    found == null ? "is missing" : "has other keys or attributes"));
      }
    }
    if (!expires) {
      faults.add(
          "the table %s has no time to live by %s".formatted(table.name(), Tables.EXPIRES_AT));
    }
    return faults;
  }

  private static boolean isSame(
      GlobalSecondaryIndex wanted, GlobalSecondaryIndexDescription found) {
    return wanted.keySchema().equals(found.keySchema())
        && wanted.projection().projectionType() == found.projection().projectionType()
        && Set.copyOf(wanted.projection().nonKeyAttributes())
            .equals(Set.copyOf(found.projection().nonKeyAttributes()));
  }

  /// Whether expiry is turned on for a table, or not needed.
  private Future<Boolean> expires(Table table) {
    if (!table.expires()) {
      return Future.succeededFuture(true);
    }
    return dynamo
        .askAtStart(
            client ->
                client.describeTimeToLive(
                    ask -> ask.tableName(table.name()).overrideConfiguration(Dynamo::patiently)))
        .map(answer -> answer.timeToLiveDescription())
        .compose(
            there ->
                isOn(there) || !create ? Future.succeededFuture(expires(there)) : expire(table));
  }

  private static boolean isOn(TimeToLiveDescription there) {
    return switch (there.timeToLiveStatus()) {
      case ENABLED, ENABLING -> true;
      default -> false;
    };
  }

  private static boolean expires(TimeToLiveDescription there) {
    return isOn(there) && Tables.EXPIRES_AT.equals(there.attributeName());
  }

  /// Turns expiry on. If another process has just done so, DynamoDB answers with a validation
  /// error.
  private Future<Boolean> expire(Table table) {
    return dynamo
        .askAtStart(
            client ->
                client
                    .updateTimeToLive(
                        ask ->
                            ask.tableName(table.name())
                                .timeToLiveSpecification(EXPIRY)
                                .overrideConfiguration(Dynamo::patiently))
                    .exceptionally(unless("ValidationException")))
        .map(true);
  }

  private static Future<List<String>> fault(String format, String name) {
    return Future.succeededFuture(List.of(format.formatted(name)));
  }

  /// Turns a failure with this error code of DynamoDB into null.
  private static <T> Function<Throwable, @Nullable T> unless(String code) {
    return failure -> {
      var cause = failure instanceof CompletionException ? failure.getCause() : failure;
      if (cause instanceof DynamoDbException known
          && known.awsErrorDetails() != null
          && code.equals(known.awsErrorDetails().errorCode())) {
        return null;
      }
      throw new CompletionException(cause);
    };
  }
}
