/// The HTTP router: the API for client applications, its access tokens and the validation of
/// requests. Only the mains may use it, to deploy [com.callcat.http.HttpVerticle]. The rules of
/// calls, storage and Retell's formats do not belong here.
@NullMarked
package com.callcat.http;

import org.jspecify.annotations.NullMarked;
