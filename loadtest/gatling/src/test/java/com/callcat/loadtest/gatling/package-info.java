/// Load for the whole program. Each simulation is a class that Gatling runs; what they have in
/// common is [Load]. Nothing here knows a class of the program: it is an HTTP client like others.
@NullMarked
package com.callcat.loadtest.gatling;

import org.jspecify.annotations.NullMarked;
