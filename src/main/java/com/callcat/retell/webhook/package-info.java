/// What Retell tells us: a listener that checks the signature, hands each event to its call's
/// handler and answers when that has stored it. Only Retell calls it. What an event means for a
/// call never belongs here.
@NullMarked
package com.callcat.retell.webhook;

import org.jspecify.annotations.NullMarked;
