package dev.rearview.archive.file;

import dev.rearview.archive.predicate.Networks;
import dev.rearview.archive.predicate.Predicate;
import dev.rearview.archive.predicate.Predicate.Bits;
import dev.rearview.archive.predicate.Predicate.Compare;
import dev.rearview.archive.predicate.Predicate.Comparison;
import dev.rearview.archive.predicate.Predicate.In;
import dev.rearview.archive.predicate.Predicate.InNetworks;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Tells of a value that is not NULL whether a single condition is TRUE of it. */
abstract class ValueTest {

  boolean number(long value) {
    throw new IllegalArgumentException("A column of text was declared as one of numbers");
  }

  /** Tests the text {@code bytes[from..to)}. */
  boolean text(byte[] bytes, int from, int to) {
    throw new IllegalArgumentException("A column of numbers was declared as one of text");
  }

  /** Tests many numbers; those of rows that are NULL too, which mean nothing. */
  void narrow(long[] values, int count, boolean[] wanted) {
    for (int i = 0; i < count; i++) {
      wanted[i] = wanted[i] && number(values[i]);
    }
  }

  final boolean ofDictionary(ValueDictionary dictionary, int code) {
    return dictionary.isText()
        ? text(dictionary.bytes(), dictionary.start(code), dictionary.end(code))
        : number(dictionary.numbers()[code]);
  }

  /** The test of a condition other than IS NULL, or of its opposite. */
  static ValueTest of(Predicate leaf, boolean negated) {
    if (leaf instanceof Compare compare) {
      return compare.value() instanceof Long number
          ? new NumberComparison(compare.comparison(), number, negated)
          : new TextComparison(compare.comparison(), utf8(compare.value()), negated);
    }
    if (leaf instanceof In in) {
      return membership(in.values(), negated);
    }
    if (leaf instanceof InNetworks in) {
      return new NetworkTest(in.networks(), negated);
    }
    if (leaf instanceof Bits bits) {
      return new ValueTest() {
        @Override
        boolean number(long value) {
          return ((value & bits.mask()) == bits.value()) != negated;
        }
      };
    }
    throw new IllegalArgumentException("Not a single condition: " + leaf);
  }

  private static byte[] utf8(Object text) {
    return ((String) text).getBytes(StandardCharsets.UTF_8);
  }

  private static ValueTest membership(Set<?> values, boolean negated) {
    if (values.stream().allMatch(Long.class::isInstance)) {
      long[] sorted = values.stream().mapToLong(Long.class::cast).sorted().toArray();
      return new ValueTest() {
        @Override
        boolean number(long value) {
          return (Arrays.binarySearch(sorted, value) >= 0) != negated;
        }
      };
    }
    Set<ByteBuffer> texts = new HashSet<>();
    values.forEach(value -> texts.add(ByteBuffer.wrap(utf8(value))));
    return new ValueTest() {
      @Override
      boolean text(byte[] bytes, int from, int to) {
        return texts.contains(ByteBuffer.wrap(bytes, from, to - from)) != negated;
      }
    };
  }

  static boolean holds(Comparison comparison, int order) {
    return switch (comparison) {
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_OR_EQUAL -> order >= 0;
    };
  }

  private static final class NumberComparison extends ValueTest {
    private final long min;
    private final long max;
    private final boolean inside;

    NumberComparison(Comparison comparison, long value, boolean negated) {
      // Every comparison is whether the number lies between two, or not.
      boolean empty =
          (comparison == Comparison.LESS && value == Long.MIN_VALUE)
              || (comparison == Comparison.GREATER && value == Long.MAX_VALUE);
      long least =
          switch (comparison) {
            case EQUAL, NOT_EQUAL, GREATER_OR_EQUAL -> value;
            case GREATER -> empty ? Long.MAX_VALUE : value + 1;
            case LESS, LESS_OR_EQUAL -> Long.MIN_VALUE;
          };
      long greatest =
          switch (comparison) {
            case EQUAL, NOT_EQUAL, LESS_OR_EQUAL -> value;
            case LESS -> empty ? Long.MIN_VALUE : value - 1;
            case GREATER, GREATER_OR_EQUAL -> Long.MAX_VALUE;
          };
      this.min = empty ? 1 : least;
      this.max = empty ? 0 : greatest;
      this.inside = (comparison != Comparison.NOT_EQUAL) != negated;
    }

    @Override
    boolean number(long value) {
      return (value >= min && value <= max) == inside;
    }

    @Override
    void narrow(long[] values, int count, boolean[] wanted) {
      for (int i = 0; i < count; i++) {
        wanted[i] = wanted[i] && (values[i] >= min && values[i] <= max) == inside;
      }
    }
  }

  private static final class TextComparison extends ValueTest {
    private final Comparison comparison;
    private final byte[] with;
    private final boolean negated;

    TextComparison(Comparison comparison, byte[] with, boolean negated) {
      this.comparison = comparison;
      this.with = with;
      this.negated = negated;
    }

    @Override
    boolean text(byte[] bytes, int from, int to) {
      int order = Arrays.compareUnsigned(bytes, from, to, with, 0, with.length);
      return holds(comparison, order) != negated;
    }
  }

  private static final class NetworkTest extends ValueTest {
    private final Networks networks;
    private final boolean negated;

    NetworkTest(Networks networks, boolean negated) {
      this.networks = networks;
      this.negated = negated;
    }

    @Override
    boolean text(byte[] bytes, int from, int to) {
      return networks.contains(bytes, from, to).map(inside -> inside != negated).orElse(false);
    }
  }
}
