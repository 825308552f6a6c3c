package com.callcat.http;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import java.util.regex.Pattern;

/// The numbers of services that no agent should ring: emergency and information services, and those
/// that cost their caller a premium.
final class ServiceNumbers {
  /// Of the North American Numbering Plan: the area codes N11 and 900, and the exchange 976. The
  /// library takes an area code like 911 for one that nobody has.
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

  /// One that is dialled as it is, without area code, such as 116 117 in Germany, and that no
  /// subscriber has.
  private boolean isShort(Phonenumber.PhoneNumber number) {
    return !library.isValidNumber(number) && shortNumbers.isValidShortNumber(number);
  }
}
