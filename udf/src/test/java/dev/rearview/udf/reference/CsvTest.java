package dev.rearview.udf.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.udf.UdfException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {
  @Test
  void valuesMayBeQuotedAndLinesMayBeComments() throws IOException {
    List<CsvRow> rows = rows("# networks\na,b\n\n1,\"x, \"\"y\"\"\"\n 2 , z \n\"3\",\n4,\"\"\n");
    assertThat(rows)
        .extracting(CsvRow::cells)
        .containsExactly(
            List.of("1", "x, \"y\""), List.of("2", "z"), List.of("3", ""), List.of("4", ""));
    assertThat(rows).extracting(CsvRow::line).containsExactly(4, 5, 6, 7);
    assertThat(rows.get(3).textOrNull("b")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "''; file: expected a first line a,b",
        "a,c; file:1: expected the columns a,b, found no b",
        "a,b|1; file:2: expected the 2 values a,b, found 1",
        "a,b|1,2,3; file:2: expected the 2 values a,b, found 3",
        "a,b|1,\"2; file:2: expected a closing \" followed by a comma or the line's end",
        "a,b|1,\"2\"3; file:2: expected a closing \" followed by a comma or the line's end"
      })
  void aBadLineIsNamedWithWhatIsExpected(String text, String message) {
    assertThatThrownBy(() -> rows(text.replace('|', '\n')))
        .isInstanceOf(UdfException.class)
        .hasMessage(message);
  }

  @Test
  void aNumberThatIsNoneIsNamedWithWhatIsExpected() throws IOException {
    CsvRow row = rows("a,b\n70000,x\n").get(0);
    assertThat(row.number("a", 70_000)).isEqualTo(70_000);
    assertThatThrownBy(() -> row.number("a", 65_535))
        .hasMessage("file:2: expected a number from 0 to 65535 as a, found '70000'");
    assertThatThrownBy(() -> row.number("b", 1))
        .hasMessage("file:2: expected a number from 0 to 1 as b, found 'x'");
  }

  private static List<CsvRow> rows(String text) throws IOException {
    List<CsvRow> rows = new ArrayList<>();
    Csv.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        "file",
        List.of("a", "b"),
        rows::add);
    return rows;
  }
}
