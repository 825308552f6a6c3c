/// Stores items as rows that are sorted by their keys, in memory or on disk. Only one thread at a
/// time uses a store, so changes of several rows need no locks. Nothing here depends on the meaning
/// of keys and items.
@NullMarked
package com.callcat.dev.dynamodb.storage;

import org.jspecify.annotations.NullMarked;
