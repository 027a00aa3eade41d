package dev.rearview.testkit.pcap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** A pcap file of export datagrams, as tcpdump writes it before a collector. */
public final class ExportCapture {
  private static final int LINKTYPE_ETHERNET = 1;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final PcapFileBuilder file = PcapFileBuilder.ofLinkType(LINKTYPE_ETHERNET);
  private String exporter = "192.0.2.1";
  private String collector = "192.0.2.254";
  private int exporterPort = 50_000;
  private int collectorPort = 2055;
  private Instant time;

  /** An empty capture whose first datagram comes at {@code start}, each later one 10 ms after. */
  public ExportCapture(Instant start) {
    time = start;
  }

  /** Further datagrams come from here; 192.0.2.1 port 50000 unless set. */
  public ExportCapture from(String address, int port) {
    exporter = address;
    exporterPort = port;
    collector = address.contains(":") ? "2001:db8::254" : "192.0.2.254";
    return this;
  }

  /** Further datagrams go to this port; 2055 unless set. */
  public ExportCapture toPort(int port) {
    collectorPort = port;
    return this;
  }

  /** The next datagram comes at {@code next}. */
  public ExportCapture at(Instant next) {
    time = next;
    return this;
  }

  /** Adds datagrams. */
  public ExportCapture datagrams(byte[]... payloads) {
    for (byte[] payload : payloads) {
      UdpMessage udp = UdpMessage.of(exporter, exporterPort, collector, collectorPort, payload);
      file.packet(
          time.getEpochSecond() * NANOS_PER_SECOND + time.getNano(),
          Frames.ethernet(IpPackets.of(udp)));
      time = time.plusMillis(10);
    }
    return this;
  }

  /** The file. */
  public byte[] toBytes() {
    return file.toBytes();
  }

  /** Writes the file. */
  public Path write(Path target) throws IOException {
    return Files.write(target, toBytes());
  }
}
