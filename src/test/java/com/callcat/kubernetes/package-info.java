/// What is deployed to Kubernetes, in `k8s`, rendered by Kustomize and held against the models of
/// Kubernetes and against the program itself. Nothing here needs a cluster.
@NullMarked
package com.callcat.kubernetes;

import org.jspecify.annotations.NullMarked;
