/// Expressions: parsed once, checked against the names and values of each request, and evaluated on
/// items. Four kinds share one syntax of paths and operands: conditions (also filters and key
/// conditions), updates and projections. Nothing here knows of tables.
@NullMarked
package com.callcat.dev.dynamodb.expression;

import org.jspecify.annotations.NullMarked;
