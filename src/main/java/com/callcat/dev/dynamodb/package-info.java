/// A DynamoDB in this process: its JSON protocol over HTTP, in memory or on disk, as strict as the
/// real one, and on request with injected faults. It does not depend on the program that uses it,
/// which reaches it over HTTP like AWS. It is for development and tests, and is never deployed.
///
/// The packages, each using only those before it: `model` has values and keys, `wire` the JSON,
/// `expression` the expressions, `storage` the rows, `table` the tables with their indexes,
/// `faults` the injected faults, `operation` the operations. The server is in this package.
@NullMarked
package com.callcat.dev.dynamodb;

import org.jspecify.annotations.NullMarked;
