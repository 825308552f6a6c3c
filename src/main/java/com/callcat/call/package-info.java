/// The words and the rules of a call: what it is, what can happen to it, and what follows. Every
/// other package may use it; it uses nothing but the JDK. No Vert.x, no JSON, no clock and no
/// randomness belong here: time and chance come in as parameters.
@NullMarked
package com.callcat.call;

import org.jspecify.annotations.NullMarked;
