package com.callcat.testing;

import com.callcat.config.Config;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/// A client of a database that takes all the time it needs, but none between two tries: no machine
/// is too slow.
public final class RawDynamoDb {
  private RawDynamoDb() {}

  public static DynamoDbAsyncClient client(Config.DynamoDb database) {
    return client(database, String.valueOf(database.endpoint()));
  }

  /// The same by another way.
  public static DynamoDbAsyncClient client(Config.DynamoDb database, String endpoint) {
    var credentials =
        AwsBasicCredentials.create(
            String.valueOf(database.accessKey()), String.valueOf(database.secretKey()));
    return DynamoDbAsyncClient.builder()
        .endpointOverride(URI.create(endpoint))
        .region(Region.of(String.valueOf(database.region())))
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .httpClientBuilder(
            NettyNioAsyncHttpClient.builder()
                .connectionAcquisitionTimeout(Eventually.PATIENCE)
                .connectionTimeout(Eventually.PATIENCE)
                .readTimeout(Eventually.PATIENCE))
        .overrideConfiguration(
            limits ->
                limits.retryStrategy(
                    retry -> retry.backoffStrategy(BackoffStrategy.retryImmediately())))
        .build();
  }
}
