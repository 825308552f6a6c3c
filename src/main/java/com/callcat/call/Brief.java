package com.callcat.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the user asked for: whom to call, when, and what to say.
///
/// @param scheduledFor the instant to dial, exact to the millisecond
/// @param voiceId a name from the settings or an id of Retell, see [Voice]; null for the agent's
///   own voice
public record Brief(
    String calleeName,
    PhoneNumber phoneNumber,
    String subject,
    String prompt,
    Instant scheduledFor,
    String aiLanguage,
    @Nullable String voiceId,
    IfUnknown ifUnknown) {}
