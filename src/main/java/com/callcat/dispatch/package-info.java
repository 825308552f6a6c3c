/// The dispatch timer: which calls are due and when, whose turn it is, and how many lines are
/// taken. It asks the store for due calls and hands each to its handler. Nothing here decides about
/// a call: a timer that fires only has the handler look at the call.
@NullMarked
package com.callcat.dispatch;

import org.jspecify.annotations.NullMarked;
