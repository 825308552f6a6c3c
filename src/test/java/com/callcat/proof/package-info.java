/// Checks by exhaustive exploration that nobody is rung twice and no call is forgotten. A small
/// model of two processes, the store and Retell is explored completely. Histories of the model are
/// replayed with the real handlers, to show that the model behaves like them. Other tests must not
/// use this package.
@NullMarked
package com.callcat.proof;

import org.jspecify.annotations.NullMarked;
