/// What development has in place of accounts and servers: the embedded databases and the secrets
/// made on first start. Only the development main and tests may use it. Nothing here is ever
/// deployed, and nothing that is deployed may know of it.
@NullMarked
package com.callcat.dev;

import org.jspecify.annotations.NullMarked;
