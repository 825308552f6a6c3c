package com.callcat.analysis;

import java.util.List;

/// What one speaker says until another does, sentence by sentence.
record Turn(Speaker speaker, List<String> sentences) {}
