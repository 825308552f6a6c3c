/// What the container image has: made by the build under `target/image`, and run here as a
/// container would run it. Tests of the program's own behaviour belong to its packages.
@NullMarked
package com.callcat.image;

import org.jspecify.annotations.NullMarked;
