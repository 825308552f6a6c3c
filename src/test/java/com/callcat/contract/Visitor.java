package com.callcat.contract;

import com.callcat.testing.Eventually;
import com.callcat.testing.RawConnection;
import com.callcat.testing.ReadyLine;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/// Two users at a running program, and what they need to see all of it.
final class Visitor {
  static final String PASSWORD = "correct horse";
  private static final String LATER = "\"scheduledAt\": 2051222400000";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ReadyLine urls;
  private final String mira;
  private final String stranger;

  Visitor(ReadyLine urls) throws Exception {
    this.urls = urls;
    mira = register("mira@example.com").path("token").asText();
    stranger = register("stranger@example.com").path("token").asText();
  }

  JsonNode register(String email) throws Exception {
    var body =
        """
        {"email": "%s", "password": "%s", "firstName": "Mira", "lastName": "Patel"}\
        """
            .formatted(email, PASSWORD);
    return json(Ask.of("register").body(body));
  }

  HttpResponse<String> send(Ask ask) throws IOException, InterruptedException {
    return http.send(ask.request(urls), BodyHandlers.ofString());
  }

  JsonNode json(Ask ask) throws IOException, InterruptedException {
    return Contract.json(send(ask).body());
  }

  /// Mira asks, if it needs somebody.
  Ask ask(String operation) {
    var ask = Ask.of(operation);
    return ask.operation().needsToken() ? ask.as(mira) : ask;
  }

  /// A call for a time that does not come.
  String scheduledCall() throws Exception {
    return create("+15551234567", LATER);
  }

  /// Somebody else asks, until the call is known by its id alone: the index for that is a moment
  /// behind, and may still be so for the next one who asks.
  HttpResponse<String> strangerAsksForMirasCall(String operation) throws Exception {
    var callId = scheduledCall();
    return Eventually.until(
        () -> send(Ask.of(operation).as(stranger).at(callId)),
        answer -> answer.statusCode() != 404);
  }

  String callInProgress() throws Exception {
    return call("+15551234567", "IN_PROGRESS");
  }

  String endedCall() throws Exception {
    return call("+15550000002", "NO_SHOW");
  }

  String completedCall() throws Exception {
    return call("+15551234567", "COMPLETED");
  }

  private String call(String number, String status) throws Exception {
    var callId = create(number, "\"aiLanguage\": \"en\"");
    Eventually.until(
        () -> json(ask("getCall").at(callId)), call -> call.path("status").asText().equals(status));
    return callId;
  }

  private String create(String number, String more) throws Exception {
    var body =
        """
        {"calleeName": "Okafor Dental", "phoneNumber": "%s", "subject": "Move the cleaning",
         "prompt": "Ask for Thursday.", %s}\
        """
            .formatted(number, more);
    return json(ask("createCall").body(body)).path("callId").asText();
  }

  /// The live stream up to its first event, which another call makes.
  HttpResponse<String> stream() throws Exception {
    var response = http.send(ask("streamCallEvents").request(urls), BodyHandlers.ofInputStream());
    scheduledCall();
    try (var lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      var line = lines.readLine();
      while (!line.startsWith("data:")) {
        line = lines.readLine();
      }
      return new Said(response.request(), response.statusCode(), response.headers().map(), line);
    }
  }

  /// What is said to whoever opens one stream after the other.
  HttpResponse<String> oneStreamTooMany() throws Exception {
    var open = new ArrayList<InputStream>();
    try {
      while (true) {
        var response =
            http.send(ask("streamCallEvents").request(urls), BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
          var body = new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
          return new Said(
              response.request(), response.statusCode(), response.headers().map(), body);
        }
        open.add(response.body());
      }
    } finally {
      for (var stream : open) {
        stream.close();
      }
    }
  }

  /// What is said of a signed event whose body never ends.
  HttpResponse<String> eventThatStops() throws Exception {
    var event = ServerVisits.signed(ask("receiveRetellEvent")).with("Content-Length", "1000");
    var head = new StringBuilder("POST " + event.path() + " HTTP/1.1\r\nHost: x\r\n");
    event.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    try (var connection = RawConnection.to(urls.webhook()).send(head + "\r\n")) {
      var answer = connection.untilClosed().split("\r\n\r\n", 2);
      var status = Integer.parseInt(answer[0].substring(9, 12));
      return Said.to("POST", event.path(), status, "application/json", answer[1]);
    }
  }

  /// The answer with this status, which comes when one asks too often.
  HttpResponse<String> untilStatus(int status, Ask ask) throws Exception {
    var response = send(ask);
    for (var times = 1; response.statusCode() != status && times < 100; times++) {
      response = send(ask);
    }
    return response;
  }
}
