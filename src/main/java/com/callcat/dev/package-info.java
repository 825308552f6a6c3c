/// What the development program uses instead of accounts and servers: embedded databases, and
/// secrets that are made on the first start. Only the development main and tests may use it.
/// Nothing of it is ever deployed, and nothing that is deployed may depend on it.
@NullMarked
package com.callcat.dev;

import org.jspecify.annotations.NullMarked;
