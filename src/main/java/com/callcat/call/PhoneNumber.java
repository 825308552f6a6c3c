package com.callcat.call;

/// A telephone number in E.164. It never prints itself, so that no log and no error can show it.
public record PhoneNumber(String e164) {
  @Override
  public String toString() {
    return "PhoneNumber[hidden]";
  }
}
