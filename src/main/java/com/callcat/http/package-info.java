/// The HTTP router: the API as the client app sees it, its tokens and what it accepts. Only the
/// mains may use it, to deploy [com.callcat.http.HttpVerticle]. No rule of a call's life, no store
/// and no word of Retell belongs here.
@NullMarked
package com.callcat.http;

import org.jspecify.annotations.NullMarked;
