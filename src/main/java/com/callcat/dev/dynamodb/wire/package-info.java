/// The JSON of the API, which is read from and written to bytes without a tree in between. This
/// package parses requests; it does not decide whether they are allowed.
@NullMarked
package com.callcat.dev.dynamodb.wire;

import org.jspecify.annotations.NullMarked;
