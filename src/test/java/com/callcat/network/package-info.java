/// Two processes on a network that is cut and joined again: what the bus between them carries, and
/// that nothing hangs on it. It needs network namespaces of Linux, and root; without, it is skipped
/// and says so.
@NullMarked
package com.callcat.network;

import org.jspecify.annotations.NullMarked;
