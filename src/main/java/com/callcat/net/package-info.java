/// What all HTTP clients and servers here share: how a body is read, how long a request may take to
/// arrive, and what happens to a body that is not needed. Routes and the texts of answers do not
/// belong here.
@NullMarked
package com.callcat.net;

import org.jspecify.annotations.NullMarked;
