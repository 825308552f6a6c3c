package com.callcat.http;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import java.util.regex.Pattern;

/// Recognises numbers of services that no agent should call: emergency and information services,
/// and premium-rate numbers.
final class ServiceNumbers {
  /// In the North American Numbering Plan: the area codes N11 and 900, and the exchange 976. To the
  /// library, an area code like 911 is just not assigned.
  private static final Pattern NORTH_AMERICAN =
      Pattern.compile("(?:[2-9]11|900)\\d{7}|\\d{3}976\\d{4}");

  private static final int NORTH_AMERICA = 1;

  private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
  private final ShortNumberInfo shortNumbers = ShortNumberInfo.getInstance();

  boolean have(Phonenumber.PhoneNumber number) {
    return isNorthAmerican(number)
        || library.getNumberType(number) == PhoneNumberType.PREMIUM_RATE
        || isShort(number);
  }

  private boolean isNorthAmerican(Phonenumber.PhoneNumber number) {
    var national = library.getNationalSignificantNumber(number);
    return number.getCountryCode() == NORTH_AMERICA && NORTH_AMERICAN.matcher(national).matches();
  }

  /// Whether it is a short number that is dialled without an area code, such as 116 117 in Germany,
  /// and belongs to no subscriber.
  private boolean isShort(Phonenumber.PhoneNumber number) {
    return !library.isValidNumber(number) && shortNumbers.isValidShortNumber(number);
  }
}
