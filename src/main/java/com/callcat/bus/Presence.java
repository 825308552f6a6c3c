package com.callcat.bus;

/// The heartbeat that each process sends the leader about every second. If it is lost for some
/// time, the process gets no calls until it is heard again.
///
/// @param process the name of the process, which no other one has, now or later
/// @param takesCalls false if the process is stopping
public record Presence(String process, boolean takesCalls) implements ProcessMessage {}
