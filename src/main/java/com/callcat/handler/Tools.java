package com.callcat.handler;

import com.callcat.bus.Bus;
import com.callcat.bus.Timers;
import com.callcat.call.CallRules;
import com.callcat.metrics.CallMetrics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// What every handler works with.
///
/// @param lease how long an attempt that says nothing holds its call
/// @param random makes the tokens, so it must not be guessable
record Tools(
    Bus bus,
    Timers timers,
    CallRules rules,
    Duration lease,
    InstantSource clock,
    RandomGenerator random,
    Placements placements,
    CallMetrics metrics) {}
