package dev.rearview.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rearview.codec.Datagram;
import dev.rearview.testkit.template.NetFlow9Message;
import dev.rearview.testkit.template.Template;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** tshark, tcpdump and the tools of tcpreplay take a segment as it stands. */
class OtherToolsTest {
  @TempDir private Path root;
  private JournalPartition partition;
  private String segment;

  /** Two hundred datagrams, half of them IPv6. */
  @BeforeEach
  void writeASegment() throws IOException {
    partition = Journal.create(root).partition("p00");
    List<Datagram> datagrams = new ArrayList<>();
    Random random = new Random(1);
    for (int number = 0; number < 200; number++) {
      Datagram datagram = Datagrams.random(random, number % 2 == 0, 10 * number);
      datagram.receivedEpochNanos = Datagrams.START_NANOS + number;
      datagram.exporterPort = 40_000 + number;
      datagram.collectorPort = 2055;
      datagrams.add(datagram);
    }
    try (JournalWriter writer =
        JournalWriter.open(partition.directory(), JournalSettings.DEFAULTS)) {
      writer.append(Datagrams.encode(datagrams), 200, Datagrams.START_NANOS);
    }
    segment = partition.segments().get(0).path().toString();
  }

  private static void needs(String tool) {
    boolean there =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, tool)));
    assumeTrue(there, tool + " is not installed");
  }

  private List<String> run(String... command) throws IOException, InterruptedException {
    Path output = root.resolve("output");
    Path errors = root.resolve("errors");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
    return Files.readAllLines(output, StandardCharsets.ISO_8859_1);
  }

  @Test
  void tsharkReadsPortsTimesAndChecksums() throws Exception {
    needs("tshark");
    List<String> lines =
        run(
            "tshark",
            "-r",
            segment,
            "-o",
            "ip.check_checksum:TRUE",
            "-o",
            "udp.check_checksum:TRUE",
            "-T",
            "fields",
            "-e",
            "frame.time_epoch",
            "-e",
            "udp.srcport",
            "-e",
            "udp.dstport",
            "-e",
            "udp.length",
            "-e",
            "ip.checksum.status",
            "-e",
            "udp.checksum.status");
    assertThat(lines).hasSize(200);
    for (int number = 0; number < 200; number++) {
      boolean ipv4 = number % 2 == 0;
      // Status 1 is good, 3 is absent.
      String expected =
          String.format(
              "1795494600.%09d\t%d\t2055\t%d\t%s\t%s",
              123_456_789 + number,
              40_000 + number,
              8 + 10 * number,
              ipv4 ? "1" : "",
              ipv4 ? "3" : "1");
      assertThat(lines.get(number)).isEqualTo(expected);
    }
  }

  @Test
  void tsharkReadsTheTemplatesInASideFile() throws Exception {
    needs("tshark");
    byte[] template = new NetFlow9Message().templates(Template.of(259, 8, 4, 12, 4)).toBytes();
    Datagram datagram = Datagrams.numbered(1).payload(template, 0, template.length);
    for (int start = 0; start < 2; start++) {
      try (JournalWriter writer =
          JournalWriter.open(partition.directory(), JournalSettings.DEFAULTS)) {
        writer.append(Datagrams.encode(List.of(datagram)), 1, Datagrams.START_NANOS);
      }
    }
    String sideFile = TemplateFile.of(partition.segments().get(2).path()).toString();
    assertThat(run("tshark", "-r", sideFile, "-T", "fields", "-e", "cflow.template_id"))
        .containsExactly("259");
  }

  @Test
  void tcpdumpReadsEveryRecord() throws Exception {
    needs("tcpdump");
    assertThat(run("tcpdump", "-n", "-r", segment, "udp", "and", "dst", "port", "2055"))
        .hasSize(200);
  }

  @Test
  void tcpreplayTakesTheFileAndPutsItOnEthernet() throws Exception {
    needs("tcprewrite");
    needs("tcpcapinfo");
    assertThat(String.join("\n", run("tcpcapinfo", segment))).contains("200");
    needs("tcpprep");
    run("tcpprep", "--port", "--pcap=" + segment, "--cachefile=" + root.resolve("cache"));
    String rewritten = root.resolve("ethernet.pcap").toString();
    // Not --dlt=enet: that fails for any capture of raw IP in tcprewrite 4.4.
    run(
        "tcprewrite",
        "--dlt=user",
        "--user-dlt=1",
        "--user-dlink=02,00,00,00,00,01,02,00,00,00,00,02,08,00",
        "--infile=" + segment,
        "--outfile=" + rewritten);
    try (CaptureFile original = CaptureFile.open(Path.of(segment));
        CaptureFile onEthernet = CaptureFile.open(Path.of(rewritten))) {
      assertThat(Datagrams.payloads(onEthernet)).isEqualTo(Datagrams.payloads(original));
    }
  }

  @Test
  void whatEditcapMakesOfASegmentIsReadBack() throws Exception {
    needs("editcap");
    for (String format : List.of("pcap", "nsecpcap", "pcapng")) {
      String converted = root.resolve("converted." + format).toString();
      run("editcap", "-F", format, segment, converted);
      try (CaptureFile original = CaptureFile.open(Path.of(segment));
          CaptureFile read = CaptureFile.open(Path.of(converted))) {
        assertThat(Datagrams.payloads(read)).isEqualTo(Datagrams.payloads(original));
        assertThat(read.bytesLost()).isZero();
      }
    }
  }
}
