package com.callcat.operations;

import com.callcat.CallCat;
import com.callcat.config.ConfigReader;
import com.callcat.testing.DeployedSettings;
import com.callcat.testing.FreePorts;
import com.callcat.testing.ReadyLine;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Some programs on the same databases, and what Kubernetes does with them: it leads requests to
/// those that are ready, and replaces one after the other when a setting changes.
final class Site implements AutoCloseable {
  private final Map<String, String> settings;
  private final InstantSource clock;
  private final List<Place> places = new ArrayList<>();
  private int turn;

  /// A program, and how many requests it is answering.
  static final class Place {
    private final CallCat program;
    private final ReadyLine urls;
    private int requests;

    private Place(CallCat program) {
      this.program = program;
      this.urls = ReadyLine.parse(program.readyLine());
    }

    ReadyLine urls() {
      return urls;
    }
  }

  private Site(Map<String, String> settings, InstantSource clock) {
    this.settings = new HashMap<>(settings);
    this.clock = clock;
  }

  /// @param size how many programs
  static Site start(Map<String, String> settings, InstantSource clock, int size) throws Exception {
    var site = new Site(settings, clock);
    for (var n = 0; n < size; n++) {
      site.add(site.begin());
    }
    return site;
  }

  /// The same where they hear of one another.
  static Site startCluster(Map<String, String> settings, InstantSource clock, int size)
      throws Exception {
    var ports = FreePorts.several(size);
    var members = ports.stream().map(port -> DeployedSettings.HOST + ":" + port);
    var shared = new HashMap<>(settings);
    shared.put("CALLCAT_CLUSTER_ENABLED", "true");
    shared.put("CALLCAT_CLUSTER_HOST", DeployedSettings.HOST);
    shared.put("CALLCAT_CLUSTER_MEMBERS", members.collect(Collectors.joining(",")));
    var site = new Site(shared, clock);
    for (var port : ports) {
      site.settings.put("CALLCAT_CLUSTER_PORT", port.toString());
      site.add(site.begin());
    }
    return site;
  }

  private Place begin() throws Exception {
    return new Place(CallCat.start(ConfigReader.readDeployed(settings), clock));
  }

  /// A rolling restart with other settings, as deployment.yaml has it: one joins before one leaves,
  /// and whoever leaves gets no new request before it is told to stop (`preStop`).
  void roll(Map<String, String> changed) throws Exception {
    settings.putAll(changed);
    for (var old : all()) {
      add(begin());
      drain(old);
      old.program.close();
    }
  }

  /// The next one that is ready, to which a request goes. It is to be left.
  synchronized Place enter() {
    var place = places.get(turn++ % places.size());
    place.requests++;
    return place;
  }

  synchronized void leave(Place place) {
    place.requests--;
    notifyAll();
  }

  /// Where one of them is.
  synchronized ReadyLine urls() {
    return places.getFirst().urls;
  }

  private synchronized void drain(Place place) throws InterruptedException {
    places.remove(place);
    while (place.requests > 0) {
      wait();
    }
  }

  private synchronized void add(Place place) {
    places.add(place);
  }

  /// Where each of them is.
  List<ReadyLine> allUrls() {
    return all().stream().map(Place::urls).toList();
  }

  private synchronized List<Place> all() {
    return List.copyOf(places);
  }

  @Override
  public void close() {
    all().forEach(place -> place.program.close());
  }
}
