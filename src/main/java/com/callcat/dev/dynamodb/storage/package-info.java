/// Where items are kept: rows in the order of their keys, in memory or on disk. One thread at a
/// time uses a store, so that a change of several rows needs no locks. Nothing here knows what a
/// key or an item means.
@NullMarked
package com.callcat.dev.dynamodb.storage;

import org.jspecify.annotations.NullMarked;
