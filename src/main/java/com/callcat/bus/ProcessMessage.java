package com.callcat.bus;

/// A message to one process of the cluster, which is addressed by its name. It may be lost.
public sealed interface ProcessMessage
    permits CallWritten, EntryAppended, JournalGrown, JournalsFollowed, Presence, ProviderHealth {}
