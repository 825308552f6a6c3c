package com.callcat.bus;

import com.callcat.call.CallKey;
import com.callcat.call.Due;

/// A call, and when it must be handled again. This may be out of date; what counts is the database.
public record DueCall(CallKey key, Due due) {}
