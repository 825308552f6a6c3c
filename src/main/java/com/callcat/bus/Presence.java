package com.callcat.bus;

/// Told by each process to the one that leads, every second or so. May be lost: whoever is not
/// heard of is handed no calls.
///
/// @param process the name that no other process has, now or later
/// @param takesCalls false when it is about to end
public record Presence(String process, boolean takesCalls) implements ProcessMessage {}
