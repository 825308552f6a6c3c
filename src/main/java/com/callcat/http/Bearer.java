package com.callcat.http;

import com.callcat.call.UserId;
import java.time.Instant;
import java.util.UUID;

/// The data of a valid token.
///
/// @param session the session that a logout ends: for our own tokens that of the refresh tokens,
///   for an outside token only the token itself
/// @param expiresAt when the token expires
record Bearer(UserId userId, UUID session, Instant expiresAt) {}
