package com.callcat.bus;

import com.callcat.call.CallKey;
import com.callcat.call.Due;

/// A call and when it must be looked at again. A hint: the truth is in the database.
public record DueCall(CallKey key, Due due) {}
