package dev.rearview.jobs.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultPrinterTest {
  private static final List<ResultColumn> COLUMNS =
      List.of(
          new ResultColumn("received_time", "TIMESTAMP_WITH_LOCAL_TIME_ZONE", 3, 0),
          new ResultColumn("src_ip", "VARCHAR", 0, 0),
          new ResultColumn("octets", "BIGINT", 0, 0));

  @Test
  void tableIsAlignedWithNumbersToTheRight() {
    assertThat(
            print(
                ResultFormat.TABLE,
                COLUMNS,
                false,
                "['2026-11-24T05:00:00.5Z', '10.0.0.1', 1234567]",
                "['2026-11-24T05:00:00Z', null, 5]"))
        .isEqualTo(
            """
            +--------------------------+----------+---------+
            | received_time            | src_ip   |  octets |
            +--------------------------+----------+---------+
            | 2026-11-24T05:00:00.500Z | 10.0.0.1 | 1234567 |
            | 2026-11-24T05:00:00.000Z | NULL     |       5 |
            +--------------------------+----------+---------+
            2 rows
            """);
  }

  @Test
  void emptyTableStillShowsItsColumns() {
    assertThat(print(ResultFormat.TABLE, COLUMNS.subList(1, 3), false))
        .isEqualTo(
            """
            +--------+--------+
            | src_ip | octets |
            +--------+--------+
            +--------+--------+
            0 rows
            """);
  }

  @Test
  void rowsThatTakeBackOthersAreMarked() {
    PrintedRows rows = new PrintedRows(ResultFormat.TABLE, COLUMNS.subList(2, 3), true);
    rows.printer.row(new ResultRow(ResultRow.Kind.UPDATE_BEFORE, values("[1]")));
    rows.printer.row(new ResultRow(ResultRow.Kind.UPDATE_AFTER, values("[2]")));
    rows.printer.end();

    assertThat(rows.text()).contains("| op | octets |", "| -U |      1 |", "| +U |      2 |");
  }

  @Test
  void rowsOfAStreamAreWrittenWhenItPauses() {
    PrintedRows rows = new PrintedRows(ResultFormat.TABLE, COLUMNS.subList(2, 3), true);
    rows.printer.row(new ResultRow(ResultRow.Kind.INSERT, values("[1]")));
    assertThat(rows.text()).isEmpty();

    rows.printer.flush();
    assertThat(rows.text()).endsWith("| +I |      1 |\n");
  }

  @Test
  void planIsPrintedAsItStands() {
    List<ResultColumn> column = List.of(new ResultColumn("result", "VARCHAR", 0, 0));

    assertThat(print(ResultFormat.TABLE, column, false, "['== Plan ==\\n  Scan\\n']"))
        .isEqualTo("== Plan ==\n  Scan\n");
  }

  @Test
  void csvQuotesWhatNeedsQuotesAndTellsNullFromEmpty() {
    assertThat(
            print(
                ResultFormat.CSV,
                COLUMNS,
                false,
                "['2026-11-24T05:00:00Z', 'a,\"b\"', 1]",
                "[null, '', null]"))
        .isEqualTo(
            """
            received_time,src_ip,octets
            2026-11-24T05:00:00.000Z,"a,""b""\",1
            ,"",
            """);
  }

  @Test
  void jsonIsOneObjectALineWithNumbersAsTheyAre() {
    assertThat(
            print(
                ResultFormat.JSON,
                COLUMNS,
                false,
                "['2026-11-24T05:00:00Z', null, 9223372036854775807]"))
        .isEqualTo(
            "{\"received_time\":\"2026-11-24T05:00:00.000Z\",\"src_ip\":null,"
                + "\"octets\":9223372036854775807}\n");
  }

  @Test
  void bytesAreHexadecimalInEveryFormat() {
    List<ResultColumn> column = List.of(new ResultColumn("b", "VARBINARY", 0, 0));

    assertThat(print(ResultFormat.CSV, column, false, "['ywA=']")).isEqualTo("b\ncb00\n");
    assertThat(print(ResultFormat.JSON, column, false, "['ywA=']")).isEqualTo("{\"b\":\"cb00\"}\n");
  }

  @Test
  void mapsAreObjectsInJsonAndFlinksTextElsewhere() {
    List<ResultColumn> column = List.of(new ResultColumn("extra", "MAP", 0, 0));
    String row = "[{'a': '1', 'b': null}]";

    assertThat(print(ResultFormat.JSON, column, false, row))
        .isEqualTo("{\"extra\":{\"a\":\"1\",\"b\":null}}\n");
    assertThat(print(ResultFormat.CSV, column, false, row)).isEqualTo("extra\n\"{a=1, b=NULL}\"\n");
  }

  @Test
  void decimalsKeepTheirDigits() {
    List<ResultColumn> column = List.of(new ResultColumn("d", "DECIMAL", 38, 3));

    assertThat(print(ResultFormat.CSV, column, false, "[12345678901234567890.123]"))
        .isEqualTo("d\n12345678901234567890.123\n");
  }

  @Test
  void decimalsHaveTheDigitsOfTheirScale() {
    List<ResultColumn> column = List.of(new ResultColumn("d", "DECIMAL", 38, 2));

    assertThat(print(ResultFormat.CSV, column, false, "[13.79]", "[6.9]", "[7]"))
        .isEqualTo("d\n13.79\n6.90\n7.00\n");
  }

  @Test
  void hugeAndTinyDoublesHaveAnExponent() {
    List<ResultColumn> column = List.of(new ResultColumn("d", "DOUBLE", 0, 0));

    assertThat(print(ResultFormat.CSV, column, false, "[1e300]", "[1e-300]", "[0.25]", "[1e6]"))
        .isEqualTo("d\n1E+300\n1E-300\n0.25\n1000000\n");
  }

  private static String print(
      ResultFormat format, List<ResultColumn> columns, boolean showKind, String... rows) {
    PrintedRows printed = new PrintedRows(format, columns, showKind);
    for (String row : rows) {
      printed.printer.row(new ResultRow(ResultRow.Kind.INSERT, values(row)));
    }
    printed.printer.end();
    return printed.text();
  }

  private static List<JsonNode> values(String row) {
    List<JsonNode> values = new ArrayList<>();
    JsonHttp.parse(row.replace('\'', '§').replace("\"", "\\\"").replace('§', '"'))
        .forEach(values::add);
    return values;
  }

  private static final class PrintedRows {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ResultPrinter printer;

    PrintedRows(ResultFormat format, List<ResultColumn> columns, boolean showKind) {
      PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
      printer = ResultPrinter.of(format, columns, showKind, out);
    }

    String text() {
      return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
  }
}
