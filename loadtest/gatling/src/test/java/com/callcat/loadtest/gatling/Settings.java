package com.callcat.loadtest.gatling;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a run is told by system properties, each with `load.` before its name (`-Dload.calls=100`).
/// Most defaults are the simulation's own; the README has them all.
///
/// @param running a program that runs already (`load.api`, `load.webhook`, `load.management`,
///   `load.retell`); null starts one
/// @param jwtSecret `CALLCAT_AUTH_JWTSECRET` of that program, from the environment
/// @param apiKey `CALLCAT_RETELL_APIKEY` of that program, from the environment
/// @param seed of all that is made up
/// @param users among whom the requests are divided
/// @param perSecond arrivals a second
/// @param seconds how long they arrive
/// @param calls how many are made, where that is counted
/// @param warmUp how many visits of the client app come before, two at a time, so that the JVM has
///   compiled the program
/// @param streams how many streams of events are open, ten for each user
/// @param opening how many streams are opened in a second
/// @param step by how many arrivals a second each step is higher than the one before
/// @param steps how many steps there are at most
/// @param knee arrivals a second that the program just bears; 0 for what Capacity found last
/// @param lines how many calls may be in progress at a time
/// @param talkSeconds how long a call lasts once it is answered
/// @param heap of the program, as Java's `-Xmx` takes it
/// @param latencyMillisMax the p99 that is still good, where the simulation has such a limit
/// @param lagMillisMax the p99 of the generator's own lag above which the run is void
record Settings(
    @Nullable Addresses running,
    String jwtSecret,
    String apiKey,
    long seed,
    int users,
    int perSecond,
    int seconds,
    int calls,
    int warmUp,
    int streams,
    int opening,
    int step,
    int steps,
    int knee,
    int lines,
    int talkSeconds,
    String heap,
    int latencyMillisMax,
    int lagMillisMax) {

  private static final String SECRET = "a secret for load tests alone, of no use elsewhere";
  private static final int STREAMS_OF_A_USER = 10;
  private static final String KEY = "key_loadtest";

  /// Reads the properties.
  ///
  /// @param defaults the simulation's own, by name
  static Settings with(Map<String, Integer> defaults) {
    var streams = number("streams", defaults, 0);
    return new Settings(
        given(),
        environment("CALLCAT_AUTH_JWTSECRET", SECRET),
        environment("CALLCAT_RETELL_APIKEY", KEY),
        number("seed", defaults, 1),
        number("users", defaults, streams == 0 ? 100 : Math.ceilDiv(streams, STREAMS_OF_A_USER)),
        number("perSecond", defaults, 10),
        number("seconds", defaults, 60),
        number("calls", defaults, 100),
        number("warmUp", defaults, 100),
        streams,
        number("opening", defaults, 25),
        number("step", defaults, 50),
        number("steps", defaults, 20),
        number("knee", defaults, 0),
        number("lines", defaults, 25_000),
        number("talkSeconds", defaults, 2),
        System.getProperty("load.heap", "400m"),
        number("latencyMillisMax", defaults, 250),
        number("lagMillisMax", defaults, 50));
  }

  private static @Nullable Addresses given() {
    var urls =
        Stream.of("api", "webhook", "management", "retell")
            .filter(name -> System.getProperty("load." + name) != null)
            .collect(Collectors.toMap(name -> name, name -> System.getProperty("load." + name)));
    return urls.isEmpty() ? null : Addresses.of(urls);
  }

  private static int number(String name, Map<String, Integer> defaults, int otherwise) {
    return Integer.getInteger("load." + name, defaults.getOrDefault(name, otherwise));
  }

  private static String environment(String name, String otherwise) {
    var value = System.getenv(name);
    return value == null ? otherwise : value;
  }

  Duration length() {
    return Duration.ofSeconds(seconds);
  }

  /// What was asked for, without what is secret.
  @Override
  public String toString() {
    return ("seed %d, users %d, perSecond %d, seconds %d, calls %d, warmUp %d, streams %d, opening %d, step %d, steps %d,"
            + " knee %d, lines %d, talkSeconds %d, heap %s, latencyMillisMax %d, lagMillisMax %d")
        .formatted(
            seed,
            users,
            perSecond,
            seconds,
            calls,
            warmUp,
            streams,
            opening,
            step,
            steps,
            knee,
            lines,
            talkSeconds,
            heap,
            latencyMillisMax,
            lagMillisMax);
  }
}
