/// The call repository: every read and write of calls and transcripts, and their encryption at
/// rest. Other verticles reach it only with [com.callcat.bus.StoreRequest]; only the mains deploy
/// it. No other package uses the AWS SDK or has encryption keys. Rules about calls do not belong
/// here.
@NullMarked
package com.callcat.store;

import org.jspecify.annotations.NullMarked;
