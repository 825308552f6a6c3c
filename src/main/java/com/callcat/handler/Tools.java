package com.callcat.handler;

import com.callcat.bus.Bus;
import com.callcat.bus.Timers;
import com.callcat.call.CallRules;
import com.callcat.metrics.CallMetrics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// What all handlers of a lane use.
///
/// @param lease how long an attempt holds its call if the process that dials does not report
/// @param random makes the attempts' tokens, so it must be a secure one
record Tools(
    Bus bus,
    Timers timers,
    CallRules rules,
    Duration lease,
    InstantSource clock,
    RandomGenerator random,
    Placements placements,
    CallMetrics metrics) {}
