/// Injects faults that the real DynamoDB may have: indexes and replicas that are behind,
/// throttling, late deletions, late or lost answers. All of them are drawn at random from a seed.
@NullMarked
package com.callcat.dev.dynamodb.faults;

import org.jspecify.annotations.NullMarked;
