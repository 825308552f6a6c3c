package com.callcat.bus;

import java.time.Instant;
import java.util.UUID;

/// A session that has ended, so that its access tokens are refused.
///
/// @param until when the last of its access tokens expires
public record EndedSession(UUID id, Instant until) {}
