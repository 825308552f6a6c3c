/// Tables: what is defined of them, and their rows with those of their indexes, kept in step by
/// each write. The rules of requests are not here: whoever writes has checked what is written.
@NullMarked
package com.callcat.dev.dynamodb.table;

import org.jspecify.annotations.NullMarked;
