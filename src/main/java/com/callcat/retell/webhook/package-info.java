/// The listener for Retell's webhooks. It checks the signature, passes each event to its call's
/// handler, and answers when the handler has stored it. Only Retell calls it. What an event means
/// for a call is not decided here.
@NullMarked
package com.callcat.retell.webhook;

import org.jspecify.annotations.NullMarked;
