package com.callcat.testing;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Listens to a stream of server-sent events.
public final class EventClient implements AutoCloseable {
  private static final Event END = new Event(Map.of());

  private final HttpClient client = HttpClient.newHttpClient();
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final HttpResponse<Stream<String>> response;

  private EventClient(HttpRequest request) throws IOException, InterruptedException {
    response = client.send(request, BodyHandlers.ofLines());
    Thread.startVirtualThread(this::listen);
  }

  public static EventClient open(HttpRequest request) throws IOException, InterruptedException {
    return new EventClient(request);
  }

  /// One block of a stream; a comment is the field without a name.
  public record Event(Map<String, String> fields) {
    public String field(String name) {
      return fields.getOrDefault(name, "");
    }

    public boolean isComment() {
      return fields.containsKey("");
    }
  }

  public HttpResponse<?> response() {
    return response;
  }

  /// The next block that is no comment.
  public Event next() throws InterruptedException {
    var block = nextBlock();
    while (block.isComment()) {
      block = nextBlock();
    }
    return block;
  }

  public Event nextBlock() throws InterruptedException {
    var block = events.poll(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (block == null || block.equals(END)) {
      throw new AssertionError(block == null ? "no event came" : "the stream has ended");
    }
    return block;
  }

  /// Whether the stream ends, whatever comes before.
  public boolean ends() throws InterruptedException {
    var block = events.poll(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    while (block != null && !block.equals(END)) {
      block = events.poll(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
    return block != null;
  }

  private void listen() {
    try (var lines = response.body()) {
      var each = lines.iterator();
      while (each.hasNext()) {
        events.add(block(each));
      }
    } catch (RuntimeException closed) {
      // the same as an end
    }
    events.add(END);
  }

  private static Event block(Iterator<String> lines) {
    var fields = new HashMap<String, String>();
    for (var line = lines.next(); !line.isEmpty(); line = lines.next()) {
      var colon = line.indexOf(':');
      fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    return new Event(fields);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
