/// The domain: what a call is, what can happen to it, and the rules for what follows. Every other
/// package may use this one; it uses nothing but the JDK. Vert.x, JSON, clocks and randomness do
/// not belong here; the current time and random numbers are parameters.
@NullMarked
package com.callcat.call;

import org.jspecify.annotations.NullMarked;
