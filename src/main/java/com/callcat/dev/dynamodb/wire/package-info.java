/// JSON as the API speaks it, read from and written to bytes without a tree in between. Whoever
/// reads here learns what a request says; whether it may say so is for others.
@NullMarked
package com.callcat.dev.dynamodb.wire;

import org.jspecify.annotations.NullMarked;
