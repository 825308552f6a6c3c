/// The dispatch timer: what is due and when, whose turn it is, and how many lines are taken. It
/// asks the store for what is due and hands each call to its handler; nobody asks it anything.
/// Nothing here decides about a call: a timer that fires is only a hint to look.
@NullMarked
package com.callcat.dispatch;

import org.jspecify.annotations.NullMarked;
