/// The basic types of this DynamoDB: attribute values, items, the bytes that keys are sorted by,
/// and the errors of the API. Nothing here depends on requests, storage or HTTP.
@NullMarked
package com.callcat.dev.dynamodb.model;

import org.jspecify.annotations.NullMarked;
