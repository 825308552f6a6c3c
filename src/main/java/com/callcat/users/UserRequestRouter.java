package com.callcat.users;

import com.callcat.bus.Done;
import com.callcat.bus.UserRequest;
import com.callcat.bus.UserRequest.ChangePassword;
import com.callcat.bus.UserRequest.ChangePreferences;
import com.callcat.bus.UserRequest.ChangeProfile;
import com.callcat.bus.UserRequest.EndSession;
import com.callcat.bus.UserRequest.Identify;
import com.callcat.bus.UserRequest.ListEndedSessions;
import com.callcat.bus.UserRequest.Login;
import com.callcat.bus.UserRequest.PingUsers;
import com.callcat.bus.UserRequest.ReadPreferences;
import com.callcat.bus.UserRequest.ReadProfile;
import com.callcat.bus.UserRequest.RecallPreferences;
import com.callcat.bus.UserRequest.Refresh;
import com.callcat.bus.UserRequest.Register;
import io.vertx.core.Future;

/// Routes each request about users to the class that answers it.
record UserRequestRouter(
    Database database, Accounts accounts, Sessions sessions, PreferenceCache preferences) {

  Future<?> to(UserRequest<?> request) {
    return switch (request) {
      case Register register -> accounts.register(register);
      case Login login -> accounts.login(login);
      case Refresh refresh -> sessions.refresh(refresh);
      case EndSession end -> sessions.end(end);
      case ListEndedSessions() -> sessions.ended();
      case ChangePassword change -> accounts.changePassword(change);
      case Identify outsider -> accounts.identify(outsider);
      case ReadProfile(var user) -> accounts.profile(user);
      case ChangeProfile change -> accounts.changeProfile(change);
      case ReadPreferences(var user) -> preferences.read(user);
      case RecallPreferences(var user) -> preferences.recall(user);
      case ChangePreferences change -> preferences.change(change);
      case PingUsers() -> database.ping().map(Done.DONE);
    };
  }
}
