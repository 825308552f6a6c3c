/// Tables: their definitions, and their rows with those of their indexes, which each write updates
/// together. The validation of requests is not here; callers have checked what they write.
@NullMarked
package com.callcat.dev.dynamodb.table;

import org.jspecify.annotations.NullMarked;
