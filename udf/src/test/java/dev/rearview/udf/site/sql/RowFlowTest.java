package dev.rearview.udf.site.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.udf.site.SensorConfiguration;
import dev.rearview.udf.site.categorise.Categoriser;
import dev.rearview.udf.site.categorise.Category;
import dev.rearview.udf.site.categorise.Flow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.apache.flink.table.data.StringData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A row is sorted once for all functions of its thread, and never as the row before it. */
class RowFlowTest {
  private static final StringData EXPORTER = StringData.fromString("192.0.2.1");
  private static final StringData NETFLOW9 = StringData.fromString("netflow9");

  @TempDir private Path directory;
  private Categoriser categoriser;
  private RowFlow row;

  @BeforeEach
  void loadASite() throws Exception {
    Path silk =
        Files.writeString(
            directory.resolve("silk.conf"),
            "sensor 0 edge\nsensor 1 copy\nclass all\nsensors edge copy\nend class\n");
    Path sensors =
        Files.writeString(
            directory.resolve("sensor.conf"),
            """
            probe p netflow-v9
              listen-on-port 2055
              protocol udp
              accept-from-host 192.0.2.1
              quirks firewall-event missing-ips
            end probe
            sensor edge
              netflow-v9-probes p
              internal-ipblocks 10.0.0.0/8
              external-ipblocks remainder
              discard-when any-interfaces 9
            end sensor
            sensor copy
              netflow-v9-probes p
              internal-interfaces 1
              external-interfaces 2
              null-interfaces 0
            end sensor
            """);
    categoriser = SensorConfiguration.load(silk, sensors).categoriser();
    row = new RowFlow(categoriser);
  }

  @Test
  void whatIsSetAgainAsItWasIsNotSortedAgain() {
    StringData source = StringData.fromString("10.1.2.3");
    StringData destination = StringData.fromString("198.51.100.7");
    List<Category> sorted = set(row, source, destination, 443).sort();
    assertThat(sorted).extracting(Category::type).containsExactly("outweb", "outweb");
    assertThat(set(row, source, destination, 443).sort()).isSameAs(sorted);
    assertThat(set(row, source, destination, 22).sort())
        .extracting(Category::type)
        .containsExactly("out", "out");
  }

  @Test
  void anyFieldThatChangesIsHeeded() {
    Random random = new Random(11);
    StringData[] exporters = {null, EXPORTER, StringData.fromString("192.0.2.2")};
    StringData[] protocols = {null, NETFLOW9, NETFLOW9, StringData.fromString("ipfix")};
    StringData[] addresses = {
      null,
      StringData.fromString("10.1.2.3"),
      StringData.fromString("198.51.100.7"),
      StringData.fromString("2001:db8::1")
    };
    Integer[] ports = {null, 80, 443, 4000};
    Integer[] numbers = {null, 0, 1, 6, 17};
    Long[] interfaces = {null, 0L, 1L, 2L, 9L, 70_000L};
    Integer[] events = {null, 1, 2, 3};
    Integer[] extended = {null, 1001, 2001};
    Object[] last = {
      EXPORTER, NETFLOW9, addresses[1], addresses[2], 80, 80, 6, 1L, 2L, null, null, null
    };
    int answered = 0;
    for (int i = 0; i < 50_000; i++) {
      switch (random.nextInt(12)) {
        case 0 -> last[0] = any(exporters, random);
        case 1 -> last[1] = any(protocols, random);
        case 2 -> last[2] = any(addresses, random);
        case 3 -> last[3] = any(addresses, random);
        case 4 -> last[4] = any(ports, random);
        case 5 -> last[5] = any(ports, random);
        case 6 -> last[6] = any(numbers, random);
        case 7 -> last[7] = any(interfaces, random);
        case 8 -> last[8] = any(interfaces, random);
        case 9 -> last[9] = random.nextBoolean() ? null : 2055 + random.nextInt(2);
        case 10 -> last[10] = any(events, random);
        default -> last[11] = any(extended, random);
      }
      List<Category> sorted = set(row, last).sort();
      answered += sorted.isEmpty() ? 0 : 1;
      assertThat(sorted)
          .as("row %d", i)
          .isEqualTo(set(new RowFlow(categoriser), last).sort())
          .isEqualTo(byItself(last));
    }
    assertThat(answered).isGreaterThan(1_000);
  }

  private List<Category> byItself(Object[] v) {
    Flow flow =
        new Flow()
            .exporter(text(v[0]), number(v[9]))
            .addresses(text(v[2]), text(v[3]))
            .ports(number(v[4]), number(v[5]), number(v[6]))
            .interfaces(v[7] == null ? -1 : (Long) v[7], v[8] == null ? -1 : (Long) v[8])
            .vlans(Flow.ABSENT, Flow.ABSENT)
            .firewall(number(v[10]), number(v[11]));
    return v[1] == null ? List.of() : categoriser.categorise(v[1].toString(), flow);
  }

  private static RowFlow set(RowFlow row, Object[] v) {
    return row.exporter((StringData) v[1], (StringData) v[0], (Integer) v[9])
        .addresses((StringData) v[2], (StringData) v[3])
        .ports((Integer) v[4], (Integer) v[5], (Integer) v[6])
        .links((Long) v[7], (Long) v[8], null, null)
        .firewall((Integer) v[10], (Integer) v[11]);
  }

  private static RowFlow set(RowFlow row, StringData source, StringData destination, int port) {
    return row.exporter(NETFLOW9, EXPORTER, null)
        .addresses(source, destination)
        .ports(40_000, port, 6)
        .links(1L, 2L, null, null)
        .firewall(null, null);
  }

  private static <T> T any(T[] values, Random random) {
    return values[random.nextInt(values.length)];
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }

  private static int number(Object value) {
    return value == null ? Flow.ABSENT : (Integer) value;
  }
}
