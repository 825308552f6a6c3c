/// The users: their accounts, passwords, refresh tokens and preferences. No other package has SQL.
/// Other verticles ask over the bus; only the mains deploy the verticle. HTTP, access tokens and
/// calls do not belong here.
@NullMarked
package com.callcat.users;

import org.jspecify.annotations.NullMarked;
