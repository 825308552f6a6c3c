package com.callcat.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The dashboards, where Grafana's sidecar looks for them.
class DashboardsTest extends OverlayCase {
  private static final Path FOLDER = Path.of("k8s/base/dashboards");

  DashboardsTest(String name) {
    super(name);
  }

  @Test
  void each_file_is_loaded() throws Exception {
    var map = overlay.get(ConfigMap.class, "callcat-dashboards");
    assertThat(map.getMetadata().getLabels()).containsEntry("grafana_dashboard", "1");
    assertThat(map.getData()).isEqualTo(files());
  }

  private static Map<String, String> files() throws IOException {
    var files = new TreeMap<String, String>();
    try (var paths = Files.list(FOLDER)) {
      for (var path : paths.toList()) {
        files.put(path.getFileName().toString(), Files.readString(path));
      }
    }
    return files;
  }

  /// Grafana replaces one by another with the same id, and draws panels over each other.
  @Test
  void ids_are_unique_and_no_panel_lies_on_another() throws Exception {
    var dashboards = new HashSet<String>();
    for (var text : files().values()) {
      var dashboard = new ObjectMapper().readTree(text);
      assertThat(dashboards.add(dashboard.path("uid").asText())).isTrue();
      var panels = new HashSet<Integer>();
      var cells = new HashSet<String>();
      for (var panel : dashboard.path("panels")) {
        assertThat(panels.add(panel.path("id").asInt())).isTrue();
        var place = panel.path("gridPos");
        for (var x = 0; x < place.path("w").asInt(); x++) {
          for (var y = 0; y < place.path("h").asInt(); y++) {
            var cell = (place.path("x").asInt() + x) + "," + (place.path("y").asInt() + y);
            assertThat(cells.add(cell)).as(panel.path("title").asText()).isTrue();
          }
        }
      }
    }
  }
}
