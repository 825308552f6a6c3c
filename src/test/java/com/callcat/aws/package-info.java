/// What is deployed to AWS, in `k8s/aws`, held against what the program makes and asks there.
@NullMarked
package com.callcat.aws;

import org.jspecify.annotations.NullMarked;
