package com.callcat.dev.simulator;

import java.nio.file.Path;
import java.util.function.UnaryOperator;

/// The file of the journal, and the encryption of its lines.
///
/// @param seal encrypts each line before it is written, so that no phone number is on disk in clear
/// @param open decrypts a line; throws a RuntimeException if it was not encrypted by `seal`
public record JournalFile(Path path, UnaryOperator<byte[]> seal, UnaryOperator<byte[]> open) {}
