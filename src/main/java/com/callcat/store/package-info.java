/// The call repository: every read and write of calls and transcripts, and their encryption at
/// rest. Other verticles reach it by [com.callcat.bus.StoreRequest] alone; only the mains deploy
/// it. It is the one place with the AWS SDK and with keys, and no rule of what a call may do
/// belongs here.
@NullMarked
package com.callcat.store;

import org.jspecify.annotations.NullMarked;
