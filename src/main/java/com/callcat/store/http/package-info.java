/// The HTTP client of the AWS SDK on top of Vert.x'. It knows nothing about DynamoDB or calls.
@NullMarked
package com.callcat.store.http;

import org.jspecify.annotations.NullMarked;
