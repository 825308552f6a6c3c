import com.callcat.client.ApiClient;
import com.callcat.client.ApiException;
import com.callcat.client.CallsApi;
import com.callcat.client.ManagementApi;
import com.callcat.client.TranscriptsApi;
import com.callcat.client.UserApi;
import com.callcat.client.model.Call;
import com.callcat.client.model.CallEvent;
import com.callcat.client.model.CallPage;
import com.callcat.client.model.CallStatus;
import com.callcat.client.model.Fault;
import com.callcat.client.model.HealthCheck;
import com.callcat.client.model.InvalidRequest;
import com.callcat.client.model.Language;
import com.callcat.client.model.NewCall;
import com.callcat.client.model.Preferences;
import com.callcat.client.model.PreferencesChange;
import com.callcat.client.model.Problem;
import com.callcat.client.model.TranscriptLine;
import com.callcat.client.model.TranscriptNote;
import com.callcat.client.model.TranscriptTurn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A client app on the client of openapi-generator. It is only compiled: a name that is gone, or a
/// type that has become vague, stops it.
final class UseOfClient {
  private final ApiClient client = new ApiClient();
  private final CallsApi calls = new CallsApi(client);

  Call schedule(String subject) throws ApiException {
    NewCall call =
        new NewCall()
            .calleeName("Okafor Dental")
            .phoneNumber("+15551234567")
            .subject(subject)
            .prompt("Ask for Thursday.")
            .aiLanguage(Language.EN_US.getValue());
    return calls.createCall(call, "once");
  }

  List<String> namesOfAll(CallStatus status) throws ApiException {
    List<String> names = new ArrayList<>();
    String nextToken = null;
    do {
      CallPage page = calls.listCalls(status, 100, nextToken);
      page.getCalls().forEach(call -> names.add(call.getCalleeName()));
      nextToken = page.getNextToken();
    } while (nextToken != null);
    return names;
  }

  String whatCameOfIt(UUID callId) throws ApiException {
    Call call = calls.getCall(callId);
    Language language = call.getAiLanguage();
    boolean reached = Boolean.TRUE.equals(call.getDialSuccessful());
    return language + (reached ? call.getSummary() : call.getEndReason());
  }

  List<Fault> faults(ApiException refused) throws IOException {
    String body = refused.getResponseBody();
    if (refused.getCode() == 400) {
      return client.getObjectMapper().readValue(body, InvalidRequest.class).getErrors();
    }
    Problem problem = client.getObjectMapper().readValue(body, Problem.class);
    return List.of(new Fault().field(problem.getType().toString()).message(problem.getMessage()));
  }

  String append(UUID callId) throws ApiException {
    TranscriptsApi transcripts = new TranscriptsApi(client);
    TranscriptNote note = new TranscriptNote().text("Note: they call back on Friday.");
    TranscriptTurn turn =
        new TranscriptTurn().role(TranscriptTurn.RoleEnum.USER).content("Thursday at ten?");
    transcripts.appendToTranscript(callId, new TranscriptLine(note));
    return transcripts.appendToTranscript(callId, new TranscriptLine(turn)).getTranscriptText();
  }

  boolean isGone(String data) throws IOException {
    Boolean deleted = client.getObjectMapper().readValue(data, CallEvent.class).getDeleted();
    return Boolean.TRUE.equals(deleted);
  }

  List<HealthCheck> checks() throws ApiException {
    return new ManagementApi(client).getReadiness().getChecks();
  }

  Preferences forget() throws ApiException {
    PreferencesChange change = new PreferencesChange().voiceId(null).systemPrompt(null);
    return new UserApi(client).changePreferences(change);
  }
}
