package com.callcat.http;

import com.callcat.call.UserId;
import java.time.Instant;
import java.util.UUID;

/// What a good token says of whoever bears it.
///
/// @param session what ends with a logout: for our own tokens the one of their refresh tokens, for
///   an outside token that token alone
/// @param expiresAt when the token expires
record Bearer(UserId userId, UUID session, Instant expiresAt) {}
