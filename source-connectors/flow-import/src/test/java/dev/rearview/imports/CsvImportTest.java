package dev.rearview.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.codec.record.FieldType;
import dev.rearview.codec.record.FlowField;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CSV by Rearview's own names of the columns. */
class CsvImportTest {
  @TempDir private Path directory;

  @Test
  void everyColumnIsRead() throws IOException {
    Map<String, Object> expected = new TreeMap<>();
    List<String> cells = new ArrayList<>();
    for (FlowField field : FlowField.values()) {
      String cell =
          switch (field.type()) {
            case INT, LONG -> "7";
            case TIME -> "2026-01-31T23:59:59.12" + (field.ordinal() % 3) + "Z";
            case ADDRESS -> field.ordinal() % 2 == 0 ? "2001:db8::1" : "192.0.2.1";
            case MAC -> "00:1b:21:aa:bb:cc";
            case TEXT -> "text " + field.ordinal();
            case MAP, COUNTS -> "{a=1, b=x, y, c=}";
          };
      cells.add(cell.contains(",") ? '"' + cell + '"' : cell);
      expected.put(
          field.columnName(),
          switch (field.type()) {
            case INT, LONG -> 7L;
            case MAP, COUNTS -> Map.of("a", "1", "b", "x, y", "c", "");
            default -> cell;
          });
    }
    for (KnownField field : KnownField.values()) {
      boolean text = field.type() == FieldType.TEXT;
      cells.add(text ? "known" : "65001");
      expected.put(field.columnName(), text ? "known" : (Object) 65001L);
    }
    List<String> names = new ArrayList<>();
    for (FlowField field : FlowField.values()) {
      names.add(field.columnName());
    }
    for (KnownField field : KnownField.values()) {
      names.add(field.columnName());
    }

    Path file =
        Imported.file(directory, "all.csv", String.join(",", names), String.join(",", cells));

    assertThat(Imported.of(file).flows()).containsExactly(expected);
  }

  @Test
  void anEmptyValueIsNullAndAFlowWasReceivedWhenItEnded() throws IOException {
    Path file =
        Imported.file(
            directory,
            "few.csv",
            "start_time,end_time,src_ip,packets,in_if,application",
            "2026-01-31 10:00:00,2026-01-31 10:00:05.5,::ffff:192.0.2.1,0,,",
            "2026/01/31T10:00:01Z,,192.0.2.9,3,1,13");

    assertThat(Imported.of(file).flows())
        .containsExactly(
            Map.of(
                "received_time", "2026-01-31T10:00:05.500Z",
                "start_time", "2026-01-31T10:00:00Z",
                "end_time", "2026-01-31T10:00:05.500Z",
                "src_ip", "::ffff:192.0.2.1",
                "packets", 0L,
                "exporter_ip", "0.0.0.0",
                "exporter_port", 0L,
                "export_protocol", "csv"),
            Map.of(
                "received_time", "2026-01-31T10:00:01Z",
                "start_time", "2026-01-31T10:00:01Z",
                "src_ip", "192.0.2.9",
                "packets", 3L,
                "in_if", 1L,
                "application", 13L,
                "exporter_ip", "0.0.0.0",
                "exporter_port", 0L,
                "export_protocol", "csv"));
  }

  @Test
  void whatHasNoColumnIsKeptInExtraAndNamed() throws IOException {
    Path file =
        Imported.file(
            directory,
            "more.csv",
            "\ufeffend_time,\"rack\",extra",
            "2026-01-31T10:00:00Z,\"row 3, \"\"left\"\"",
            "side\",\"{\"\"ipTTL\"\": \"\"63\"\"}\"");

    Imported imported = Imported.of(file);

    assertThat(imported.flows().get(0))
        .containsEntry("extra", Map.of("rack", "row 3, \"left\"\nside", "ipTTL", "63"));
    assertThat(imported.summary().text()).contains("kept in extra: rack");
    assertThat(imported.summary().json())
        .isEqualTo(
            "{\"flows\": 1, \"packets\": 0, \"octets\": 0, \"first\": \"2026-01-31T10:00:00Z\","
                + " \"last\": \"2026-01-31T10:00:00Z\", \"unknown\": [\"rack\"]}\n");
  }

  @Test
  void severalFilesAreOneImportAndMayBeCompressed() throws IOException {
    Path plain = Imported.file(directory, "a.csv", "end_time,packets", "2026-01-31T10:00:00Z,1");
    Path packed = directory.resolve("b.csv.gz");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write("packets,end_time\r\n2,2026-01-30T10:00:00Z\r\n".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(Imported.of(plain, packed).summary().text())
        .contains("2 flows, 3 packets")
        .contains("received from 2026-01-30T10:00:00Z to 2026-01-31T10:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "src_port, 65536, a number from 0 to 65535",
    "src_port, -1, a number from 0 to 65535",
    "protocol, tcp, a number from 0 to 255",
    "packets, 1.5, a whole number",
    "packets, 99999999999999999999, a whole number",
    "src_ip, 192.0.2.256, an IPv4 or IPv6 address",
    "src_ip, 192.0.2, an IPv4 or IPv6 address",
    "src_ip, localhost, an IPv4 or IPv6 address",
    "src_ip, fe80::1%eth0, an IPv4 or IPv6 address",
    "src_mac, 00:1b:21:aa:bb, 'a MAC address, as 00:1b:21:aa:bb:cc'",
    "start_time, 2026-02-30T00:00:00Z, 'a time in UTC, as 2026-01-31T23:59:59.123Z'",
    "start_time, 1769853600, 'a time in UTC, as 2026-01-31T23:59:59.123Z'",
    "extra, a=b, 'an object of names and values, as {\"name\": \"value\"} or {name=value}'"
  })
  void anErrorNamesFileLineColumnValueAndWhatIsExpected(
      String column, String value, String expected) throws IOException {
    Path file =
        Imported.file(
            directory,
            "wrong.csv",
            "end_time," + column,
            "# a remark",
            "2026-01-31T10:00:00Z," + value);

    assertThatThrownBy(() -> Imported.of(file))
        .isInstanceOf(ImportException.class)
        .hasMessage(file + ", line 3: column " + column + ": '" + value + "' is not " + expected);
  }

  @Test
  void aLineOfAnotherLengthIsNamed() throws IOException {
    Path file = Imported.file(directory, "short.csv", "end_time,packets", "2026-01-31T10:00:00Z");

    assertThatThrownBy(() -> Imported.of(file))
        .hasMessage(file + ", line 2: 1 values, but the first line names 2 columns");
  }

  @Test
  void aFlowWithoutAnyTimeIsNoFlow() throws IOException {
    Path file = Imported.file(directory, "timeless.csv", "src_ip,packets", "192.0.2.1,1");

    assertThatThrownBy(() -> Imported.of(file))
        .hasMessage(file + ", line 2: is not a flow with a time: received, end or start");
  }

  @Test
  void anotherFileIsRefused() throws IOException {
    Path file = Imported.file(directory, "notes.txt", "Hello, world", "how,are,you");

    assertThatThrownBy(() -> Imported.of(file))
        .hasMessageStartingWith(file + ": is no file of nfcapd or SiLK, no output of rwcut or ra");
  }
}
