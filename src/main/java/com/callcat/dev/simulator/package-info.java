/// A stand-in for Retell that speaks its wire contract, places no call and remembers every ring:
/// the callee's last four digits decide how a call goes, like a payment provider's test cards. The
/// wiring of the development program and the tests may start it; everybody else reaches it over
/// HTTP, as they would reach Retell. Nothing of the engine belongs here, so that a misunderstanding
/// of the contract cannot be shared by both ends, and nothing here is ever deployed.
@NullMarked
package com.callcat.dev.simulator;

import org.jspecify.annotations.NullMarked;
