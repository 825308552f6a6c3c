/// Expressions: parsed once, checked with the names and values of each request, and evaluated on
/// items. All kinds have the same syntax of paths and operands: conditions (also filters and key
/// conditions), updates and projections. Nothing here depends on tables.
@NullMarked
package com.callcat.dev.dynamodb.expression;

import org.jspecify.annotations.NullMarked;
