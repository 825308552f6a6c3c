/// The settings: what there is to set, where it is read, and what is said when it is wrong. Every
/// verticle may take its part of the tree; only the mains read it. No setting is looked up by name
/// anywhere else.
@NullMarked
package com.callcat.config;

import org.jspecify.annotations.NullMarked;
