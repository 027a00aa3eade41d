package dev.rearview.codec.captures;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rearview.codec.Datagram;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * One case of a directory of captures: the datagrams to decode, and what others say is in them.
 *
 * @param root directory with cases, expected and reference
 * @param name name of the case
 * @param protocol v1, v5, v7, ...
 */
record CaptureCase(Path root, String name, String protocol) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FILE_HEADER_BYTES = 24;
  private static final int RECORD_HEADER_BYTES = 16;
  private static final int ETHERNET_BYTES = 14;
  private static final int ETHERTYPE_OFFSET = 12;
  private static final int IPV4_ETHERTYPE = 0x0800;
  private static final int IPV6_ETHERTYPE = 0x86dd;
  private static final int IPV6_BYTES = 40;
  private static final int UDP_BYTES = 8;
  private static final int UDP = 17;

  /** All cases of {@code cases.tsv}. */
  static List<CaptureCase> readAll(Path root) throws IOException {
    List<CaptureCase> cases = new ArrayList<>();
    for (String line : Files.readAllLines(root.resolve("cases.tsv"))) {
      String[] cells = line.split("\t");
      cases.add(new CaptureCase(root, cells[0], cells[1]));
    }
    return cases.subList(1, cases.size());
  }

  /** The datagrams in the order to send them in. */
  List<Datagram> datagrams() throws IOException {
    Path directory = root.resolve("cases").resolve(name);
    List<Datagram> datagrams = new ArrayList<>();
    for (String file : Files.readAllLines(directory.resolve("order.list"))) {
      byte[] bytes = Files.readAllBytes(directory.resolve(file));
      if (file.endsWith(".pcap")) {
        readPcap(bytes, datagrams);
      } else {
        datagrams.add(new Datagram().payload(bytes, 0, bytes.length));
      }
    }
    return datagrams;
  }

  /** What the origin asserts, or null. */
  JsonNode expected() throws IOException {
    Path file = root.resolve("expected").resolve(name + ".json");
    return Files.exists(file) ? JSON.readTree(file.toFile()) : null;
  }

  /** Whether the origin asserts records. */
  boolean hasOriginFlows() {
    try {
      JsonNode expected = expected();
      return expected != null && !expected.get("flows").isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The records of an independent decoder, of versions 1, 5 and 7. */
  List<JsonNode> reference() throws IOException {
    return reference(List.of("v1", "v5", "v7"));
  }

  /** The records of an independent decoder, of sFlow. */
  List<JsonNode> sflowReference() throws IOException {
    return reference(List.of("sflow5"));
  }

  /** What tshark shows. */
  List<JsonNode> tshark() throws IOException {
    List<JsonNode> records = new ArrayList<>();
    for (String line :
        Files.readAllLines(root.resolve("reference").resolve(name + ".tshark.jsonl"))) {
      records.add(JSON.readTree(line));
    }
    return records;
  }

  private List<JsonNode> reference(List<String> protocols) throws IOException {
    Path plain = root.resolve("reference").resolve(name + ".ref.jsonl");
    Path zipped = root.resolve("reference").resolve(name + ".ref.jsonl.gz");
    List<JsonNode> records = new ArrayList<>();
    try (InputStream in =
            Files.exists(plain)
                ? Files.newInputStream(plain)
                : new GZIPInputStream(Files.newInputStream(zipped));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode record = JSON.readTree(line);
        if (protocols.contains(record.get("proto").asText())) {
          records.add(record);
        }
      }
    }
    return records;
  }

  @Override
  public String toString() {
    return name;
  }

  /**
   * Reads little-endian pcap of Ethernet frames with IPv4 or IPv6 inside: what there is in these
   * cases.
   */
  private static void readPcap(byte[] bytes, List<Datagram> into) {
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int at = FILE_HEADER_BYTES;
    while (at + RECORD_HEADER_BYTES <= bytes.length) {
      int capturedBytes = file.getInt(at + 8);
      int frame = at + RECORD_HEADER_BYTES;
      int ip = frame + ETHERNET_BYTES;
      boolean isIpv4 =
          Short.reverseBytes(file.getShort(frame + ETHERTYPE_OFFSET)) == IPV4_ETHERTYPE;
      if (isIpv4 && bytes[ip + 9] == UDP) {
        int udp = ip + (bytes[ip] & 0xf) * 4;
        int udpBytes = Short.reverseBytes(file.getShort(udp + 4)) & 0xffff;
        Datagram datagram = new Datagram().payload(bytes, udp + UDP_BYTES, udpBytes - UDP_BYTES);
        datagram.receivedEpochNanos =
            (file.getInt(at) & 0xffff_ffffL) * 1_000_000_000L + file.getInt(at + 4) * 1000L;
        datagram.exporterLow = Integer.reverseBytes(file.getInt(ip + 12)) & 0xffff_ffffL;
        into.add(datagram);
      }
      int etherType = Short.reverseBytes(file.getShort(frame + ETHERTYPE_OFFSET)) & 0xffff;
      if (etherType == IPV6_ETHERTYPE && bytes[ip + 6] == UDP) {
        int udp = ip + IPV6_BYTES;
        int udpBytes = Short.reverseBytes(file.getShort(udp + 4)) & 0xffff;
        Datagram datagram = new Datagram().payload(bytes, udp + UDP_BYTES, udpBytes - UDP_BYTES);
        datagram.ipv4 = false;
        datagram.exporterHigh = Long.reverseBytes(file.getLong(ip + 8));
        datagram.exporterLow = Long.reverseBytes(file.getLong(ip + 16));
        into.add(datagram);
      }
      at = frame + capturedBytes;
    }
  }
}
