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

/// Which telephone numbers may be called. All instances may share one.
public final class PhoneNumbers {
  /// The library would also take letters and extensions.
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

  /// @throws IllegalArgumentException when a region is not one
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

  /// Loads the tables of a region now and not on an event loop.
  private void warmUp(String region) {
    var example = library.getExampleNumber(region);
    mayBeCalled(example);
    services.have(example);
  }

  /// Reads a number in E.164, or as it is written in the first region, with whatever blanks, dashes
  /// and marks of direction telephones and address books put into it. What is rung must be what is
  /// written: the library would drop a digit too many, or add an area code.
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

  /// With `+` all digits are rung; without, all but the national prefix, such as 0 in Germany.
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

  /// What a number must be.
  String expectation() {
    return "must be a telephone number with country code (E.164) in " + String.join(", ", regions);
  }

  private boolean mayBeCalled(Phonenumber.PhoneNumber number) {
    return countryCodes.contains(number.getCountryCode())
        && library.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
        && inOurRegions(number);
  }

  /// Several regions share a country code. A number that none of them has given out, as +1 555 123
  /// 4567 of the documents, counts as ours unless only valid ones do.
  private boolean inOurRegions(Phonenumber.PhoneNumber number) {
    var region = library.getRegionCodeForNumber(number);
    return region == null ? !validOnly : regions.contains(region);
  }
}
