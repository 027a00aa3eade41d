package dev.rearview.udf.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.udf.UdfException;
import org.apache.flink.table.data.StringData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagsTest {
  private static final int FIN = 1;
  private static final int SYN = 2;
  private static final int RST = 4;
  private static final int ACK = 16;

  @Test
  void lettersOfAllFlagsComeBackAsTheSameNumber() {
    for (int flags = 0; flags <= TcpFlags.ALL; flags++) {
      StringData letters = new FlagsText().eval(flags);
      assertThat("FSRPAUEC").containsSubsequence(letters.toString().split(""));
      assertThat(new FlagsNumber().eval(letters)).isEqualTo(flags);
    }
  }

  @Test
  void lettersMayComeInAnyOrderAndCaseAndADashIsAll() {
    assertThat(new FlagsNumber().eval(StringData.fromString("aSs"))).isEqualTo(SYN | ACK);
    assertThat(new FlagsNumber().eval(StringData.fromString("-"))).isEqualTo(0xff);
  }

  @Test
  void aPairMatchesIfOfTheMaskExactlyTheHighFlagsAreSet() {
    for (int flags = 0; flags <= TcpFlags.ALL; flags++) {
      assertThat(match(flags, "SA/SA")).isEqualTo((flags & (SYN | ACK)) == (SYN | ACK));
      assertThat(match(flags, "S/SA")).isEqualTo((flags & (SYN | ACK)) == SYN);
      assertThat(match(flags, "/F")).isEqualTo((flags & FIN) == 0);
      assertThat(match(flags, "S/-")).isEqualTo(flags == SYN);
      assertThat(match(flags, "S/SA, R/RF"))
          .isEqualTo((flags & (SYN | ACK)) == SYN || (flags & (RST | FIN)) == RST);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "S; is no pair of flags: expected HIGH/MASK, as in S/SA",
        "S/; is no pair of flags",
        "S/SA,; is no pair of flags",
        "X/SA; is no TCP flag: expected letters of FSRPAUEC, or - for all",
        "SA/S; can never match: expected HIGH to be part of MASK"
      })
  void whatIsNoPairIsRefusedWithAMessage(String pairs, String message) {
    assertThatThrownBy(() -> match(0, pairs))
        .isInstanceOf(UdfException.class)
        .hasMessageContaining(message);
  }

  @Test
  void moreThanSixteenPairsAreRefused() {
    assertThat(match(SYN, "S/S,".repeat(15) + "S/S")).isTrue();
    assertThatThrownBy(() -> match(SYN, "S/S,".repeat(16) + "S/S"))
        .hasMessageContaining("has 17 pairs of flags: expected at most 16");
  }

  @Test
  void nullHasNoAnswer() {
    assertThat(new FlagsMatch().eval(null, StringData.fromString("S/S"))).isNull();
    assertThat(new FlagsMatch().eval(2, null)).isNull();
    assertThat(new FlagsText().eval(null)).isNull();
    assertThat(new FlagsNumber().eval(null)).isNull();
  }

  private static boolean match(int flags, String pairs) {
    return new FlagsMatch().eval(flags, StringData.fromString(pairs));
  }
}
