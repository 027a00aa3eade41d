package dev.rearview.udf.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.rearview.udf.site.categorise.Categoriser;
import dev.rearview.udf.site.categorise.Category;
import dev.rearview.udf.site.categorise.Flow;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The probe of a flow is found by export protocol, exporter and, where that is known, port. */
class ProbeOfFlowTest {
  private static final String PROBE =
      """
      probe %1$s %2$s
      %3$send probe
      sensor %1$s
        %2$s-probes %1$s
        source-network external
        destination-network internal
      end sensor
      """;

  @TempDir private Path directory;
  private Categoriser categoriser;

  @BeforeEach
  void load() throws Exception {
    categoriser =
        new SiteFiles(directory)
            .silkConf(
                """
                sensor 0 named
                sensor 1 any-1
                sensor 2 any-2
                sensor 3 twin-1
                sensor 4 twin-2
                sensor 5 five
                sensor 6 files
                sensor 7 flow
                class all
                  sensors named any-1 any-2 twin-1 twin-2 five files flow
                end class
                """)
            .sensorConf(
                probe("named", "netflow-v9", 1, "192.0.2.1 2001:db8::1")
                    + probe("any-1", "netflow-v9", 2, "")
                    + probe("any-2", "netflow-v9", 3, "")
                    + probe("twin-1", "netflow-v9", 4, "192.0.2.9")
                    + probe("twin-2", "netflow-v9", 5, "192.0.2.9")
                    + probe("five", "netflow-v5", 6, "")
                    + PROBE.formatted("files", "ipfix", "poll-directory /x\n")
                    + probe("flow", "sflow", 7, "192.0.2.1"))
            .load()
            .categoriser();
  }

  @ParameterizedTest
  @CsvSource({
    // protocol, exporter, port (-1 is unknown), sensor
    "netflow9, 192.0.2.1, -1, named",
    "netflow9, 2001:db8::1, -1, named",
    "netflow9, ::ffff:192.0.2.1, -1, named",
    "netflow9, 192.0.2.1, 1, named",
    "netflow9, 192.0.2.1, 2, any-1",
    "netflow9, 192.0.2.7, 3, any-2",
    "netflow9, 192.0.2.7, -1,",
    "netflow9, 192.0.2.7, 1,",
    "netflow9, 192.0.2.9, 4, twin-1",
    "netflow9, 192.0.2.9, 5, twin-2",
    "netflow9, 192.0.2.9, -1,",
    "netflow9, , 2, any-1",
    "netflow5, 192.0.2.1, -1, five",
    "netflow7, 192.0.2.1, 6, five",
    "netflow5, 192.0.2.1, 1,",
    "ipfix, 192.0.2.1, -1, files",
    "ipfix, 192.0.2.1, 4739, files",
    "sflow5, 192.0.2.1, -1, flow",
    "sflow5, 192.0.2.2, -1,",
    "netflow8, 192.0.2.1, -1,"
  })
  void aFlowIsOfTheProbeThatTakesIt(String protocol, String exporter, int port, String sensor) {
    Flow flow =
        new Flow().exporter(exporter, port).addresses("10.0.0.1", "10.0.0.2").ports(1, 2, 17);
    List<String> sensors =
        categoriser.categorise(protocol, flow).stream().map(Category::sensor).toList();
    assertThat(sensors).isEqualTo(sensor == null ? List.of() : List.of(sensor));
  }

  @Test
  void sortingAFlowMakesNoObject() {
    Flow flow = new Flow();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    sort(flow, 20_000);
    long before = threads.getThreadAllocatedBytes(thread);
    long asking = threads.getThreadAllocatedBytes(thread) - before;
    long start = threads.getThreadAllocatedBytes(thread);
    sort(flow, 20_000);
    assertThat(threads.getThreadAllocatedBytes(thread) - start).isLessThanOrEqualTo(asking + 1_000);
  }

  private void sort(Flow flow, int times) {
    for (int i = 0; i < times; i++) {
      flow.exporter("192.0.2.1", Flow.ABSENT)
          .addresses("198.51.100.7", "2001:db8::7")
          .ports(i & 0xffff, 443, 6);
      if (categoriser.categorise("netflow9", flow).size() != 1) {
        throw new AssertionError("not sorted");
      }
    }
  }

  private static String probe(String name, String type, int port, String accepted) {
    return PROBE.formatted(
        name,
        type,
        "listen-on-port "
            + port
            + "\nprotocol udp\n"
            + (accepted.isEmpty() ? "" : "accept-from-host " + accepted + "\n"));
  }
}
