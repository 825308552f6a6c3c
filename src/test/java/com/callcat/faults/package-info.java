/// The promise that no failure of a server costs a call: the whole program between proxies that
/// have each kind of its requests fail once, while people use it.
@NullMarked
package com.callcat.faults;

import org.jspecify.annotations.NullMarked;
