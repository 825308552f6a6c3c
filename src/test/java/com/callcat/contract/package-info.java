/// Holds the program to `openapi.yaml`: what the contract says, and whether an exchange keeps it.
/// Any test may hand its exchanges to `Contract`.
@NullMarked
package com.callcat.contract;

import org.jspecify.annotations.NullMarked;
