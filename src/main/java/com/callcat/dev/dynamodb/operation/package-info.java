/// The operations of the API, each in a class with its name. An operation validates the request in
/// AWS's order and with AWS's messages, works on the tables, and writes the answer. Operations run
/// one after the other, so writes are atomic and transactions are serializable without locks.
@NullMarked
package com.callcat.dev.dynamodb.operation;

import org.jspecify.annotations.NullMarked;
