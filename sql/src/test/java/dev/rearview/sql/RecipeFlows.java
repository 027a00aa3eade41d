package dev.rearview.sql;

import dev.rearview.codec.Datagram;
import dev.rearview.journal.Journal;
import dev.rearview.journal.JournalSettings;
import dev.rearview.journal.JournalWriter;
import dev.rearview.journal.PcapRecordEncoder;
import dev.rearview.testkit.netflow.NetFlow5Message;
import dev.rearview.testkit.netflow.NetFlowRecord;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The flows of {@code recipes/flows.txt}, as NetFlow v5 in a journal. */
final class RecipeFlows {
  private static final Pattern LINE =
      Pattern.compile(
          "(\\S+) ([\\d.]+):(\\d+) > ([\\d.]+):(\\d+) (\\d+) (\\S+) (\\d+) (\\d+)((?: \\w+=\\S+)*)");
  private static final long UPTIME_MILLIS = 1_000_000_000L;
  private static final String FLAGS = "FSRPAUEC";

  private RecipeFlows() {}

  /** Writes the journal: a flow a datagram, received a second after it ended. */
  static void write(Path journal) throws IOException {
    Journal.create(journal);
    append(journal, Files.readAllLines(Path.of("src/test/resources/recipes/flows.txt")));
  }

  /** Appends to a journal the flows of some lines. */
  static void append(Path journal, List<String> lines) throws IOException {
    List<Sent> flows = new ArrayList<>();
    for (String line : lines) {
      if (!line.isBlank() && !line.startsWith("#")) {
        read(line, flows);
      }
    }
    flows.sort(Comparator.comparing(Sent::received));
    Map<String, Integer> sequences = new HashMap<>();
    Path partition = journal.resolve(Journal.partitionName(0));
    try (JournalWriter writer = JournalWriter.open(partition, JournalSettings.DEFAULTS)) {
      for (Sent flow : flows) {
        append(writer, flow, sequences.merge(flow.exporter, 1, Integer::sum) - 1);
      }
    }
  }

  private record Sent(Instant received, String exporter, int rate, NetFlowRecord flow) {}

  private static void read(String line, List<Sent> flows) throws IOException {
    Matcher part = LINE.matcher(line);
    if (!part.matches()) {
      throw new IllegalArgumentException(line);
    }
    Map<String, String> more = new HashMap<>();
    for (String entry : part.group(10).strip().split(" ")) {
      String[] pair = entry.split("=");
      more.put(pair[0], pair[pair.length - 1]);
    }
    boolean other = more.containsKey("dport") || more.containsKey("src") || more.containsKey("dst");
    int count = Integer.parseInt(more.getOrDefault("x", "1"));
    for (int i = 0; i < count; i++) {
      Instant start =
          Instant.parse(part.group(1))
              .plusSeconds(i * Long.parseLong(more.getOrDefault("every", "60")));
      Instant end = start.plusSeconds(Long.parseLong(more.getOrDefault("s", "0")));
      Instant received = end.plusSeconds(1);
      String[] interfaces = more.getOrDefault("if", "1/2").split("/");
      NetFlowRecord flow =
          new NetFlowRecord()
              .addresses(
                  address(part.group(2)) + i * step(more, "src", "0"),
                  address(part.group(4)) + i * step(more, "dst", "0"))
              .ports(
                  Integer.parseInt(part.group(3)) + i * step(more, "sport", other ? "0" : "1"),
                  Integer.parseInt(part.group(5)) + i * step(more, "dport", "0"))
              .protocol(Integer.parseInt(part.group(6)))
              .tcpFlags(flags(part.group(7)))
              .volume(Long.parseLong(part.group(8)), Long.parseLong(part.group(9)))
              .interfaces(Integer.parseInt(interfaces[0]), Integer.parseInt(interfaces[1]))
              .uptimes(
                  UPTIME_MILLIS - (received.toEpochMilli() - start.toEpochMilli()),
                  UPTIME_MILLIS - (received.toEpochMilli() - end.toEpochMilli()));
      flows.add(
          new Sent(
              received,
              more.getOrDefault("exporter", "192.0.2.1"),
              Integer.parseInt(more.getOrDefault("rate", "0")),
              flow));
    }
  }

  private static int step(Map<String, String> more, String key, String standard) {
    return Integer.parseInt(more.getOrDefault(key, standard));
  }

  private static int address(String text) throws IOException {
    return ByteBuffer.wrap(InetAddress.getByName(text).getAddress()).getInt();
  }

  private static int flags(String letters) {
    return letters.equals("-")
        ? 0
        : letters.chars().map(letter -> 1 << FLAGS.indexOf(letter)).sum();
  }

  private static void append(JournalWriter writer, Sent sent, int sequence) throws IOException {
    byte[] payload =
        new NetFlow5Message()
            .exportedAt(sent.received)
            .uptimeMillis(UPTIME_MILLIS)
            .sequence(sequence)
            .sampling(sent.rate == 0 ? 0 : 1, sent.rate)
            .record(sent.flow)
            .toBytes();
    Datagram datagram = new Datagram();
    datagram.receivedEpochNanos = sent.received.toEpochMilli() * 1_000_000;
    datagram.exporterLow = address(sent.exporter) & 0xffff_ffffL;
    datagram.exporterPort = 40_000;
    datagram.collectorLow = 0x7f000001L;
    datagram.collectorPort = 2055;
    datagram.payload(payload, 0, payload.length);
    ByteBuffer encoded = ByteBuffer.allocate(PcapRecordEncoder.encodedBytes(datagram));
    PcapRecordEncoder.encode(encoded, datagram);
    writer.append(encoded.flip(), 1, datagram.receivedEpochNanos);
  }
}
