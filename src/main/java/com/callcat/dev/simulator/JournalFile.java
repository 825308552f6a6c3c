package com.callcat.dev.simulator;

import java.nio.file.Path;
import java.util.function.UnaryOperator;

/// Where the journal is kept, and how its lines are made unreadable for others.
///
/// @param seal applied to each line before it is written: no number may be on disk in clear
/// @param open undoes seal; throws a RuntimeException on what seal did not make
public record JournalFile(Path path, UnaryOperator<byte[]> seal, UnaryOperator<byte[]> open) {}
