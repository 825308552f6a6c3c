/// What the real DynamoDB does to those who rely on too much, on request: indexes and replicas that
/// are behind, throttling, deletions that come late, answers that are late or lost. All of it is
/// drawn from a seed.
@NullMarked
package com.callcat.dev.dynamodb.faults;

import org.jspecify.annotations.NullMarked;
