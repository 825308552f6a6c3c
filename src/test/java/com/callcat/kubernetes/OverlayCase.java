package com.callcat.kubernetes;

import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// Each overlay as it would be sent to a cluster. To render it reads every object by its model, so
/// that a field which does not exist fails each of these tests.
@ParameterizedClass
@MethodSource("com.callcat.kubernetes.Overlay#names")
@EnabledIf(
    value = "com.callcat.kubernetes.Overlay#canRender",
    disabledReason = "SKIPPED: no kubectl here to render k8s/ with")
abstract class OverlayCase {
  final String name;
  final Overlay overlay;
  final Workload program;

  OverlayCase(String name) {
    this.name = name;
    this.overlay = Overlay.render(name);
    this.program = overlay.program();
  }
}
