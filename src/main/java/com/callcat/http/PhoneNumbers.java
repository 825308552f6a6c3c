package com.callcat.http;

import com.callcat.call.PhoneNumber;
import com.callcat.config.Config;
import com.callcat.config.ConfigException;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which telephone numbers may be called. All instances may share one.
public final class PhoneNumbers {
  /// What people write a number with; the library would also take letters and extensions.
  private static final Pattern WRITTEN = Pattern.compile("\\+?[0-9 ()./-]{3,40}");

  private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
  private final List<String> regions;
  private final Set<Integer> countryCodes;
  private final boolean validOnly;

  /// @throws IllegalArgumentException when a region is not one
  public PhoneNumbers(Config.Phone settings) {
    regions = List.copyOf(settings.regions());
    validOnly = settings.validOnly();
    if (regions.isEmpty() || !library.getSupportedRegions().containsAll(regions)) {
      throw new ConfigException("phone.regions must list regions by their ISO 3166 code, like US.");
    }
    countryCodes =
        regions.stream().map(library::getCountryCodeForRegion).collect(Collectors.toSet());
    regions.forEach(this::warmUp);
  }

  /// Loads the tables of a region now and not on an event loop.
  private void warmUp(String region) {
    mayBeCalled(library.getExampleNumber(region));
  }

  /// A number in E.164, or as it is written in the first region; null if it is none we may call.
  @Nullable PhoneNumber parse(String text) {
    if (!WRITTEN.matcher(text).matches()) {
      return null;
    }
    try {
      var number = library.parse(text, regions.getFirst());
      return mayBeCalled(number)
          ? new PhoneNumber(library.format(number, PhoneNumberFormat.E164))
          : null;
    } catch (NumberParseException notANumber) {
      return null;
    }
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
