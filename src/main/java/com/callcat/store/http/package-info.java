/// The HTTP of the AWS SDK over that of Vert.x. It knows nothing of DynamoDB, nor of calls.
@NullMarked
package com.callcat.store.http;

import org.jspecify.annotations.NullMarked;
