/// The listener of the platform: whether the process lives, whether it can serve, and its metrics.
/// Only the operator's network should reach it; it asks the other verticles over the bus. Nothing
/// of the API belongs here.
@NullMarked
package com.callcat.management;

import org.jspecify.annotations.NullMarked;
