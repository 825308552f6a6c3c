package com.callcat.dev.dynamodb.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;

/// The bytes of keys are ordered as the keys are, whatever the keys are.
class KeyBytesTest {
  @Provide
  Arbitrary<BigDecimal> numbers() {
    return Combinators.combine(
            Arbitraries.bigIntegers()
                .between(BigInteger.TEN.pow(37).negate(), BigInteger.TEN.pow(37)),
            Arbitraries.integers().between(-80, 80))
        .as(BigDecimal::new);
  }

  @Property
  void numbers_are_ordered_by_value(
      @ForAll("numbers") BigDecimal one, @ForAll("numbers") BigDecimal other) {
    assertOrder(Numbers.of(one), Numbers.of(other), one.compareTo(other));
  }

  @Property
  void numbers_near_each_other_are_ordered_too(@ForAll int one, @ForAll byte step) {
    var left = new BigDecimal(one).movePointLeft(3);
    var right = left.add(new BigDecimal(step).movePointLeft(2));
    assertOrder(Numbers.of(left), Numbers.of(right), left.compareTo(right));
  }

  @Property
  void strings_are_ordered_by_their_utf8(
      @ForAll @Size(max = 6) String one, @ForAll @Size(max = 6) String other) {
    var order =
        Arrays.compareUnsigned(
            one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    assertOrder(new Value.Text(one), new Value.Text(other), order);
  }

  @Property
  void binaries_are_ordered_unsigned(
      @ForAll @Size(max = 4) byte[] one, @ForAll @Size(max = 4) byte[] other) {
    assertOrder(
        new Value.Binary(new Bytes(one)),
        new Value.Binary(new Bytes(other)),
        Arrays.compareUnsigned(one, other));
  }

  private static void assertOrder(Value one, Value other, int order) {
    assertThat(Integer.signum(Arrays.compareUnsigned(bytes(one), bytes(other))))
        .isEqualTo(Integer.signum(order));
    assertThat(Integer.signum(Comparison.compare(one, other).orElseThrow()))
        .isEqualTo(Integer.signum(order));
  }

  private static byte[] bytes(Value value) {
    return new KeyBytes().sorted(value).toArray();
  }

  /// Else a row of one partition could lie between those of another.
  @Property
  void no_key_is_the_beginning_of_another(
      @ForAll @Size(max = 4) byte[] one, @ForAll @Size(max = 4) byte[] other) {
    var left = bytes(new Value.Binary(new Bytes(one)));
    var right = bytes(new Value.Binary(new Bytes(other)));
    if (!Arrays.equals(one, other)) {
      var common = Math.min(left.length, right.length);
      assertThat(Arrays.equals(left, 0, common, right, 0, common)).isFalse();
    }
  }

  @Property
  void what_begins_with_a_prefix_lies_in_its_range(
      @ForAll @Size(max = 3) byte[] prefix, @ForAll @Size(max = 4) byte[] any) {
    var from = new KeyBytes().prefix(new Value.Binary(new Bytes(prefix))).toArray();
    var to = KeyBytes.after(from);
    var key = bytes(new Value.Binary(new Bytes(any)));
    var within =
        Arrays.compareUnsigned(from, key) <= 0
            && (to == null || Arrays.compareUnsigned(key, to) < 0);
    assertThat(within).isEqualTo(new Bytes(any).startsWith(new Bytes(prefix)));
  }

  @Provide
  Arbitrary<Tuple.Tuple2<String, Integer>> sizes() {
    // measured at AWS, see dynamodb-conformance, src/item-size.ts
    return Arbitraries.of(
        Tuple.of("0", 1),
        Tuple.of("1", 2),
        Tuple.of("12", 2),
        Tuple.of("123", 3),
        Tuple.of("12345678901234567890123456789012345678", 20),
        Tuple.of("0042", 2),
        Tuple.of("100", 2),
        Tuple.of("1010", 3),
        Tuple.of("0.0000001", 2),
        Tuple.of("1E125", 2),
        Tuple.of("1E-100", 2),
        Tuple.of("1.5", 3),
        Tuple.of("15", 2),
        Tuple.of("1.200", 3),
        Tuple.of("1.234", 4),
        Tuple.of("3.14159", 5),
        Tuple.of("123456", 4),
        Tuple.of("100.5", 4),
        Tuple.of("0.15", 2),
        Tuple.of("-42", 3),
        Tuple.of("-0", 1));
  }

  @Property
  void a_number_has_the_size_that_was_measured(
      @ForAll("sizes") Tuple.Tuple2<String, Integer> measured) {
    assertThat(Numbers.parse(measured.get1()).size()).isEqualTo(measured.get2());
  }
}
