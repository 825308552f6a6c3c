package com.callcat.dev.simulator;

import java.time.Duration;

/// How long each part of a call takes, so that a test can be quick.
///
/// @param ring from the request until somebody answers, or until nobody did
/// @param talk from the answer to the hang-up
/// @param analysis from the hang-up until the analysis is there
public record CallDurations(Duration ring, Duration talk, Duration analysis) {}
