/// The listener for the platform: liveness, readiness and metrics. It should be reachable only from
/// the operator's network. It asks the other verticles over the bus. Nothing of the API belongs
/// here.
@NullMarked
package com.callcat.management;

import org.jspecify.annotations.NullMarked;
