/// The requests to Retell: to place a call, to find it, to read its state, to hang up. Other
/// packages reach it only over the bus. When to ask, and what follows from an answer, is not
/// decided here.
@NullMarked
package com.callcat.retell.client;

import org.jspecify.annotations.NullMarked;
