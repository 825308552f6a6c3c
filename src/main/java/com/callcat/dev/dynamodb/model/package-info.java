/// The words that all of this DynamoDB is said in: attribute values, items, the bytes that keys are
/// ordered by, and the errors of the API. Nothing here knows of requests, storage or HTTP.
@NullMarked
package com.callcat.dev.dynamodb.model;

import org.jspecify.annotations.NullMarked;
