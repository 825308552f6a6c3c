/// Retell's wire format, as far as the client and the webhook listener share it: its JSON and its
/// signatures. Only these two packages may use it. Requests are neither sent nor served here, and
/// rules about calls do not belong here.
@NullMarked
package com.callcat.retell;

import org.jspecify.annotations.NullMarked;
