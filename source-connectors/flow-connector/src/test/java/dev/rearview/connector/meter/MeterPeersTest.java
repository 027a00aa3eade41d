package dev.rearview.connector.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.DecoderLimits;
import dev.rearview.codec.FlowDecoder;
import dev.rearview.codec.record.AddressText;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.testkit.packet.PacketTrace;
import java.io.File;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.types.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** softflowd and tshark count the same. */
class MeterPeersTest {
  private static final long NOON = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
  private static final int CONVERSATIONS = 600;
  private static final Path SHARED =
      Path.of(System.getProperty("rearview.shared", "../../../shared"), "captures", "cases");

  @TempDir private Path directory;

  @Test
  void softflowdFindsTheSameFlows() throws Exception {
    assumeTrue(isInstalled("softflowd"), "no softflowd on the PATH");
    Path trace = directory.resolve("trace.pcap");
    PacketTrace.write(trace, 4711, CONVERSATIONS, NOON);

    List<String> theirs = softflowd(trace);
    List<String> ours = new ArrayList<>();
    for (Row row :
        Metered.rows(
            true,
            Map.of(),
            "SELECT src_ip, dst_ip, protocol, COALESCE(src_port, 0),"
                + " COALESCE(dst_port, icmp_type * 256 + icmp_code), packets, octets,"
                + " COALESCE(tcp_flags, 0) FROM m",
            trace)) {
      ours.add(row.toString());
    }

    assertThat(theirs).hasSizeGreaterThan(CONVERSATIONS);
    assertThat(ours).containsExactlyInAnyOrderElementsOf(theirs);
  }

  @Test
  void tsharkFindsTheSameConversations() throws Exception {
    assumeTrue(isInstalled("tshark"), "no tshark on the PATH");
    Path trace = directory.resolve("trace.pcap");
    PacketTrace.write(trace, 42, CONVERSATIONS, NOON);

    List<String> theirs = new ArrayList<>();
    for (String line : run("tshark", "-n", "-q", "-z", "conv,tcp", "-r", trace.toString())) {
      String[] cells = line.trim().split("\\s+");
      if (cells.length > 6 && cells[1].equals("<->")) {
        // Frames and bytes of the packets that come, then of those that go.
        theirs.add(cells[0] + " " + cells[2] + " " + numbers(line));
      }
    }
    List<String> ours = new ArrayList<>();
    for (Row row :
        Metered.rows(
            false,
            Map.of(),
            "SELECT a.src_ip || ':' || CAST(a.src_port AS STRING),"
                + " a.dst_ip || ':' || CAST(a.dst_port AS STRING),"
                + " b.packets, b.layer2_octets, a.packets, a.layer2_octets FROM m AS a JOIN m AS b"
                + " ON a.src_ip = b.dst_ip AND a.dst_ip = b.src_ip AND a.src_port = b.dst_port AND"
                + " a.dst_port = b.src_port WHERE a.protocol = 6 AND b.protocol = 6 AND"
                + " a.extra['biflowDirection'] = '1'",
            trace)) {
      ours.add(
          row.getField(0)
              + " "
              + row.getField(1)
              + " "
              + List.of(row.getField(2), row.getField(3), row.getField(4), row.getField(5)));
    }

    assertThat(theirs).hasSizeGreaterThan(CONVERSATIONS / 2);
    assertThat(ours).containsExactlyInAnyOrderElementsOf(theirs);
  }

  @Test
  void packetsAndBytesOfRealCapturesAreThoseOfTshark() throws Exception {
    assumeTrue(isInstalled("tshark"), "no tshark on the PATH");
    assumeTrue(Files.isDirectory(SHARED), "no captures at " + SHARED + ": set -Drearview.shared");
    List<Path> captures;
    try (Stream<Path> files = Files.walk(SHARED)) {
      captures = files.filter(file -> file.toString().endsWith(".pcap")).sorted().toList();
    }
    long packets = 0;
    long octets = 0;
    for (Path capture : captures) {
      for (String line :
          run(
              "tshark",
              "-n",
              "--disable-protocol",
              "sflow",
              "-r",
              capture.toString(),
              "-T",
              "fields",
              "-E",
              "occurrence=f",
              "-e",
              "ip.len",
              "-e",
              "ipv6.plen")) {
        String[] cells = line.split("\t", -1);
        if (!cells[0].isEmpty() || (cells.length > 1 && !cells[1].isEmpty())) {
          packets++;
          octets += cells[0].isEmpty() ? 40 + Long.parseLong(cells[1]) : Long.parseLong(cells[0]);
        }
      }
    }

    assertThat(captures).hasSizeGreaterThan(10);
    assertThat(
            Metered.rows(
                false,
                Map.of(),
                "SELECT SUM(packets), SUM(octets) FROM m",
                captures.toArray(new Path[0])))
        .containsExactly(Row.of(packets, octets));
  }

  /** The four numbers behind the addresses; tshark writes large ones in units. */
  private static List<Long> numbers(String line) {
    String[] cells = line.substring(line.indexOf("<->") + 3).trim().split("\\s+");
    List<Long> numbers = new ArrayList<>();
    for (int i = 1; numbers.size() < 4; i++) {
      if (cells[i].matches("[0-9]+")) {
        long unit = cells[i + 1].equals("kB") ? 1000 : 1;
        numbers.add(Long.parseLong(cells[i]) * unit);
      }
    }
    return numbers;
  }

  /** The flows that softflowd exports of a capture, as its export is decoded. */
  private static List<String> softflowd(Path trace) throws IOException, InterruptedException {
    List<String> flows = new ArrayList<>();
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      socket.setReceiveBufferSize(4 << 20);
      socket.setSoTimeout(500);
      List<String> said =
          run(
              "softflowd",
              "-d",
              "-r",
              trace.toString(),
              "-v",
              "5",
              "-m",
              "100000",
              "-n",
              "127.0.0.1:" + socket.getLocalPort(),
              "-c",
              "none",
              "-p",
              trace.resolveSibling("softflowd.pid").toString());
      FlowDecoder decoder = new FlowDecoder(FieldSelection.all(), DecoderLimits.defaults());
      DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
      try {
        while (true) {
          socket.receive(packet);
          Datagram datagram = new Datagram();
          datagram.ipv4 = true;
          datagram.payload(packet.getData(), 0, packet.getLength());
          decoder.decode(datagram, (FlowRecord flow) -> flows.add(text(flow)));
        }
      } catch (SocketTimeoutException everythingCame) {
        assertThat(flows).as(String.join("\n", said)).isNotEmpty();
      }
    }
    return flows;
  }

  private static String text(FlowRecord flow) {
    return Row.of(
            AddressText.of(true, 0, flow.addressLow(FlowField.SRC_IP)),
            AddressText.of(true, 0, flow.addressLow(FlowField.DST_IP)),
            flow.getLong(FlowField.PROTOCOL),
            flow.getLong(FlowField.SRC_PORT),
            flow.getLong(FlowField.DST_PORT),
            flow.getLong(FlowField.PACKETS),
            flow.getLong(FlowField.OCTETS),
            flow.getLong(FlowField.TCP_FLAGS))
        .toString();
  }

  private static boolean isInstalled(String program) {
    return Stream.of((System.getenv("PATH") + ":/usr/sbin").split(File.pathSeparator, -1))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  private static List<String> run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(false);
    builder.environment().merge("PATH", "/usr/sbin", (path, more) -> path + ":" + more);
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
    return out.lines().toList();
  }
}
