package com.callcat.http;

import com.callcat.call.PhoneNumber;
import com.callcat.config.Config;
import com.callcat.config.ConfigException;
import com.callcat.http.Fields.Reading;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Decides which phone numbers may be called. All router instances may share one instance.
public final class PhoneNumbers {
  /// The characters of a number; the library would also accept letters and extensions.
  private static final Pattern WRITTEN = Pattern.compile("\\+?[0-9 ()./-]{3,40}");

  private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");

  private static final Reading<PhoneNumber> OTHER_DIGITS =
      new Reading.Refused<>(
          "would be rung with other digits than are written; write + and the country code, and then"
              + " only what is rung from abroad");

  private static final Reading<PhoneNumber> SERVICE =
      new Reading.Refused<>(
          "is the number of a service, such as emergency, information or premium rate, and is not"
              + " rung");

  private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
  private final ServiceNumbers services = new ServiceNumbers();
  private final List<String> regions;
  private final Set<Integer> countryCodes;
  private final boolean validOnly;
  private final boolean servicesToo;

  /// @throws IllegalArgumentException if a region does not exist
  public PhoneNumbers(Config.Phone settings) {
    regions = List.copyOf(settings.regions());
    validOnly = settings.validOnly();
    servicesToo = settings.services();
    if (regions.isEmpty() || !library.getSupportedRegions().containsAll(regions)) {
      throw new ConfigException("phone.regions must list regions by their ISO 3166 code, like US.");
    }
    countryCodes =
        regions.stream().map(library::getCountryCodeForRegion).collect(Collectors.toSet());
    regions.forEach(this::warmUp);
  }

  /// Loads the library's data of a region now, so that no event loop has to.
  private void warmUp(String region) {
    var example = library.getExampleNumber(region);
    mayBeCalled(example);
    services.have(example);
  }

  /// Reads a number in E.164, or in the notation of the first region, with the blanks, dashes and
  /// direction marks that phones and address books use. The number that is called must have exactly
  /// the written digits; the library would drop surplus digits, or add an area code.
  Reading<PhoneNumber> read(String text) {
    var plain = new StringBuilder();
    for (var character : text.codePoints().toArray()) {
      if (!DialledCharacters.allow(character)) {
        return new Reading.Refused<>("must not contain " + DialledCharacters.name(character));
      }
      plain.append(DialledCharacters.plain(character));
    }
    var written = plain.toString().strip();
    return WRITTEN.matcher(written).matches() ? parse(written) : noNumber();
  }

  private Reading<PhoneNumber> parse(String written) {
    try {
      var number = library.parse(written, regions.getFirst());
      return mayBeCalled(number) ? allowed(number, written) : noNumber();
    } catch (NumberParseException notANumber) {
      return noNumber();
    }
  }

  private Reading<PhoneNumber> allowed(Phonenumber.PhoneNumber number, String written) {
    var e164 = library.format(number, PhoneNumberFormat.E164);
    if (!isWhatIsWritten(number, e164, written)) {
      return OTHER_DIGITS;
    }
    return !servicesToo && services.have(number)
        ? SERVICE
        : new Reading.Good<>(new PhoneNumber(e164));
  }

  /// Whether the parsed number has the written digits: all of them if it begins with `+`, else all
  /// except the national prefix, such as 0 in Germany.
  private boolean isWhatIsWritten(Phonenumber.PhoneNumber number, String e164, String written) {
    var digits = NO_DIGIT.matcher(written).replaceAll("");
    if (written.startsWith("+")) {
      return e164.equals("+" + digits);
    }
    var national = library.getNationalSignificantNumber(number);
    var prefix = library.getNddPrefixForRegion(regions.getFirst(), true);
    return digits.equals(national) || (prefix != null && digits.equals(prefix + national));
  }

  private Reading<PhoneNumber> noNumber() {
    return new Reading.Refused<>(expectation());
  }

  /// The rule for a number.
  String expectation() {
    return "must be a telephone number with country code (E.164) in " + String.join(", ", regions);
  }

  private boolean mayBeCalled(Phonenumber.PhoneNumber number) {
    return countryCodes.contains(number.getCountryCode())
        && library.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
        && inOurRegions(number);
  }

  /// Whether a number belongs to the allowed regions. Several regions may share a country code. A
  /// number that is not assigned in any of them, such as +1 555 123 4567, is allowed unless only
  /// valid numbers are.
  private boolean inOurRegions(Phonenumber.PhoneNumber number) {
    var region = library.getRegionCodeForNumber(number);
    return region == null ? !validOnly : regions.contains(region);
  }
}
