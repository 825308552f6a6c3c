/// What we ask of Retell: to place a call, to find it again, to tell its news, to hang up. It is
/// reached over the bus alone. When to ask, and what follows from an answer, never belongs here.
@NullMarked
package com.callcat.retell.client;

import org.jspecify.annotations.NullMarked;
