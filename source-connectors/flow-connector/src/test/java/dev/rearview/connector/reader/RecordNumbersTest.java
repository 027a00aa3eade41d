package dev.rearview.connector.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.Datagram;
import org.junit.jupiter.api.Test;

class RecordNumbersTest {
  private final RecordNumbers numbers = new RecordNumbers();

  @Test
  void recordsOfADatagramAreCountedFromZero() {
    Datagram datagram = new Datagram();
    numbers.datagramRead();
    assertThat(numbers.next(datagram, false)).isZero();
    assertThat(numbers.next(datagram, false)).isEqualTo(1);
    numbers.datagramRead();
    assertThat(numbers.next(datagram, false)).isZero();
  }

  @Test
  void lateRecordsAreCountedBesideThoseOfTheDatagramThatReleasedThem() {
    Datagram datagram = new Datagram();
    numbers.datagramRead();
    assertThat(numbers.next(datagram, false)).isZero();
    assertThat(numbers.next(set(24, 20), true)).isEqualTo(65_556);
    assertThat(numbers.next(set(24, 20), true)).isEqualTo(65_557);
    assertThat(numbers.next(datagram, false)).isEqualTo(1);
  }

  @Test
  void setsOfOneDatagramThatAreReleasedByDifferentOnesKeepApart() {
    numbers.datagramRead();
    assertThat(numbers.next(set(24, 20), true)).isEqualTo(65_556);
    numbers.datagramRead();
    assertThat(numbers.next(set(24, 64), true)).isEqualTo(65_600);
  }

  @Test
  void theSameSetOfAnotherDatagramIsCountedAnew() {
    numbers.datagramRead();
    assertThat(numbers.next(set(24, 20), true)).isEqualTo(65_556);
    assertThat(numbers.next(set(99, 20), true)).isEqualTo(65_556);
  }

  private static Datagram set(long fileOffset, int setOffset) {
    Datagram origin = new Datagram();
    origin.fileNumber = 3;
    origin.fileOffset = fileOffset;
    origin.offset = setOffset;
    return origin;
  }
}
