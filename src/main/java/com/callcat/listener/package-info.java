/// What all listeners share: how long a request may take to arrive, and what becomes of a body that
/// nobody reads. The verticles that listen use it. No route and no wording of an answer belongs
/// here.
@NullMarked
package com.callcat.listener;

import org.jspecify.annotations.NullMarked;
