/// What everything that speaks HTTP shares: how a body is taken in, how long a request may take to
/// arrive, and what becomes of a body that nobody reads. No route and no wording of an answer
/// belongs here.
@NullMarked
package com.callcat.net;

import org.jspecify.annotations.NullMarked;
