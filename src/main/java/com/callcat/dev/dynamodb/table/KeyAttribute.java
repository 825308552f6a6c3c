package com.callcat.dev.dynamodb.table;

import com.callcat.dev.dynamodb.model.Type;

/// An attribute that is part of a key.
public record KeyAttribute(String name, Type type) {}
