/// The operations of the API, each in a class of its name: it validates the request in AWS's order
/// and words, does what is asked on the tables, and writes the answer. Each runs to its end before
/// the next begins, so a write is atomic and a transaction serialisable without locks.
@NullMarked
package com.callcat.dev.dynamodb.operation;

import org.jspecify.annotations.NullMarked;
