/// A DynamoDB in this process: its JSON protocol over HTTP, in memory or on disk, as strict as the
/// real one and on request with injected faults. It knows nothing of the program that uses it,
/// which reaches it over HTTP as it would reach AWS. It is for development and tests, and nothing
/// here is deployed.
///
/// From below: `model` has values and keys, `wire` the JSON, `expression` the expressions,
/// `storage` the rows, `table` the tables with their indexes, `faults` what is injected,
/// `operation` the operations; here is the server.
@NullMarked
package com.callcat.dev.dynamodb;

import org.jspecify.annotations.NullMarked;
