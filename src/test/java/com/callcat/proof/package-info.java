/// The proof that nobody is rung twice and no call is forgotten: a small model of the protocol that
/// two processes, the store and Retell speak, explored whole, and replayed on the real handlers so
/// that the model stays honest. Nothing here may be used by other tests.
@NullMarked
package com.callcat.proof;

import org.jspecify.annotations.NullMarked;
