package com.callcat.bus;

/// What is told to one process of the cluster, by its name. It may be lost on the way.
public sealed interface ProcessMessage
    permits CallWritten, EntryAppended, JournalGrown, JournalsFollowed, Presence, ProviderHealth {}
