/// Retell's wire, as far as both of its sides share it: its JSON, its signature, and bodies that
/// come from outside. The client and the webhook below may use it, and nobody else. No request is
/// made or served here, and no rule about calls belongs here.
@NullMarked
package com.callcat.retell;

import org.jspecify.annotations.NullMarked;
