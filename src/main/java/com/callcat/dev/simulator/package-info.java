/// A simulator of Retell. It implements Retell's API, places no real calls, and logs every ring.
/// The last four digits of the called number choose what happens, like the test cards of a payment
/// provider. Only the development program and tests may start it; everything else uses it over
/// HTTP, like Retell itself. It shares no code with the engine, so that a misunderstanding of
/// Retell's API cannot be on both sides unnoticed. It is never deployed.
@NullMarked
package com.callcat.dev.simulator;

import org.jspecify.annotations.NullMarked;
