package com.callcat.bus;

import java.time.Instant;
import java.util.UUID;

/// A session whose access tokens are to be refused.
///
/// @param until when the last of them has expired by itself
public record EndedSession(UUID id, Instant until) {}
