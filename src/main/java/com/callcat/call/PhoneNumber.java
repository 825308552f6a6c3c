package com.callcat.call;

/// A phone number in E.164. Its `toString` does not show the number, so that no log and no error
/// can.
public record PhoneNumber(String e164) {
  @Override
  public String toString() {
    return "PhoneNumber[hidden]";
  }
}
