package com.callcat.analysis;

import java.util.List;

/// What one speaker says before another one speaks, sentence by sentence.
record Turn(Speaker speaker, List<String> sentences) {}
