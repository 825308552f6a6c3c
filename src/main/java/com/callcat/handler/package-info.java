/// The per-call state handlers: they take a call's events one at a time, have the rules decide,
/// store what follows, and do what it asks for at Retell. Everybody reaches them over the bus, in
/// the messages of [com.callcat.bus.HandlerRequest]. No rule, no wire format and no timetable
/// belongs here.
@NullMarked
package com.callcat.handler;

import org.jspecify.annotations.NullMarked;
