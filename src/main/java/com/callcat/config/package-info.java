/// The settings: which there are, how they are read, and what is reported if they are wrong. Every
/// verticle may get its part of them; only the mains read them. No other package looks up a setting
/// by its name.
@NullMarked
package com.callcat.config;

import org.jspecify.annotations.NullMarked;
