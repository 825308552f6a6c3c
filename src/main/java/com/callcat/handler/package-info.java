/// The per-call state handlers. They take a call's events one at a time, have the rules decide,
/// store the result, and send Retell the requests that follow from it. All other parts reach them
/// over the bus, with the messages of [com.callcat.bus.HandlerRequest]. Rules, wire formats and
/// schedules do not belong here.
@NullMarked
package com.callcat.handler;

import org.jspecify.annotations.NullMarked;
