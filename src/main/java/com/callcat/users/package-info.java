/// Who the users are: their accounts, passwords and refresh tokens, and the only place with SQL.
/// Everybody asks over the bus; nothing but the mains may name the verticle. No HTTP, no access
/// token and nothing about calls belongs here.
@NullMarked
package com.callcat.users;

import org.jspecify.annotations.NullMarked;
