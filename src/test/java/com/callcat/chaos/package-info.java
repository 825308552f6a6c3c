/// The proof with real processes: several programs on one set of databases are killed, stopped and
/// restarted while they dial, and afterwards the simulator's log of rings is held against what the
/// API says. It uses what an operator and a client have, and nothing of the inside.
@NullMarked
package com.callcat.chaos;

import org.jspecify.annotations.NullMarked;
