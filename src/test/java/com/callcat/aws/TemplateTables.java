package com.callcat.aws;

import com.callcat.config.Config;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;

/// The tables of the template, as CloudFormation would make them.
record TemplateTables(List<JsonNode> all) {

  static TemplateTables read(String prefix) throws IOException {
    return read(prefix, Set.of());
  }

  /// @param conditions of the template that hold
  static TemplateTables read(String prefix, Set<String> conditions) throws IOException {
    var template = Template.read("tables.yaml", Map.of("TablePrefix", prefix), conditions);
    return new TemplateTables(template.resources("AWS::DynamoDB::Table"));
  }

  /// Makes them all, in a database that has none of them.
  void create(Config.DynamoDb database) throws Exception {
    try (var tables = new RawTables(database)) {
      for (var table : all) {
        var properties = table.path("Properties");
        tables.create(request(properties), expiry(properties));
      }
    }
  }

  private static @Nullable String expiry(JsonNode properties) {
    var expiry = properties.path("TimeToLiveSpecification");
    return expiry.path("Enabled").asBoolean() ? expiry.path("AttributeName").asText() : null;
  }

  private static CreateTableRequest request(JsonNode properties) {
    var request =
        CreateTableRequest.builder()
            .tableName(properties.path("TableName").asText())
            .billingMode(properties.path("BillingMode").asText())
            .keySchema(keys(properties))
            .attributeDefinitions(
                each(properties, "AttributeDefinitions").map(TemplateTables::attribute).toList());
    var indexes = each(properties, "GlobalSecondaryIndexes").map(TemplateTables::index).toList();
    return (indexes.isEmpty() ? request : request.globalSecondaryIndexes(indexes)).build();
  }

  private static GlobalSecondaryIndex index(JsonNode index) {
    var projection = index.path("Projection");
    var also = each(projection, "NonKeyAttributes").map(JsonNode::asText).toList();
    var holds = Projection.builder().projectionType(projection.path("ProjectionType").asText());
    return GlobalSecondaryIndex.builder()
        .indexName(index.path("IndexName").asText())
        .keySchema(keys(index))
        .projection((also.isEmpty() ? holds : holds.nonKeyAttributes(also)).build())
        .build();
  }

  private static List<KeySchemaElement> keys(JsonNode of) {
    return each(of, "KeySchema")
        .map(
            key ->
                KeySchemaElement.builder()
                    .attributeName(key.path("AttributeName").asText())
                    .keyType(key.path("KeyType").asText())
                    .build())
        .toList();
  }

  private static AttributeDefinition attribute(JsonNode attribute) {
    return AttributeDefinition.builder()
        .attributeName(attribute.path("AttributeName").asText())
        .attributeType(attribute.path("AttributeType").asText())
        .build();
  }

  private static Stream<JsonNode> each(JsonNode of, String name) {
    return StreamSupport.stream(of.path(name).spliterator(), false);
  }
}
