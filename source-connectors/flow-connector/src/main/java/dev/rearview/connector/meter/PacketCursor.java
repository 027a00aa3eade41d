package dev.rearview.connector.meter;

import dev.rearview.codec.packet.HeaderProtocol;
import dev.rearview.codec.packet.PacketWalker;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.codec.wire.WireCursor;
import dev.rearview.connector.files.CutShort;
import dev.rearview.connector.files.FileCursor;
import dev.rearview.journal.PacketFile;
import dev.rearview.journal.pcap.CapturedPacket;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The IP packets of captures, one capture after another; of tunnels the outer ones. */
final class PacketCursor implements FileCursor<MeteredPacket> {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final List<String> paths;
  private final String report;
  private final boolean numbered;
  private final PacketWalker walker = new PacketWalker(FieldSelection.all());
  private final FlowRecord record = new FlowRecord();
  private final WireCursor wire = new WireCursor();
  private final CutShort cutShort = new CutShort();
  private final CapturedPacket packet = new CapturedPacket();
  private int file = -1;
  private PacketFile capture;
  private long packets;
  private long octets;
  private long skipped;
  private long epochMillis;

  /**
   * Opens captures.
   *
   * @param report file to write the counts to, or an empty text
   * @param numbered whether a packet's number is its timestamp instead of its time: Flink sorts by
   *     it in batch mode, and would shuffle packets of one millisecond
   */
  PacketCursor(List<String> paths, String report, boolean numbered) throws IOException {
    this.paths = paths;
    this.report = report;
    this.numbered = numbered;
    for (String path : paths) {
      if (!Files.isRegularFile(Path.of(path))) {
        throw new IOException(path + " is not there, or is no file");
      }
    }
  }

  @Override
  public MeteredPacket next() throws IOException {
    while (true) {
      while (capture == null || !capture.next(packet)) {
        endOfFile();
        if (file + 1 >= paths.size()) {
          return null;
        }
        file++;
        capture = PacketFile.open(Path.of(paths.get(file)));
      }
      MeteredPacket metered = read();
      if (metered != null) {
        packets++;
        octets += metered.octets;
        epochMillis = metered.epochMillis;
        return metered;
      }
      skipped++;
    }
  }

  private void endOfFile() throws IOException {
    if (capture != null && capture.cutShort()) {
      cutShort.add(file, capture.bytesLost());
    }
    close();
  }

  /** What metering needs of the packet, or null if it is no IP packet. */
  private MeteredPacket read() {
    record.clear();
    wire.wrap(packet.bytes(), packet.start(), packet.lengthBytes());
    int beforeIp = packet.bytesBeforeIp();
    boolean readable;
    if (packet.ethernet()) {
      readable =
          walker.linkLayer(
              wire, 0, packet.lengthBytes(), HeaderProtocol.ETHERNET, record, PacketWalker.COLUMNS);
    } else {
      readable =
          beforeIp >= 0
              && walker.ip(
                  wire, beforeIp, packet.lengthBytes() - beforeIp, record, PacketWalker.COLUMNS);
    }
    if (!readable || !record.has(FlowField.SRC_IP) || !record.has(FlowField.PROTOCOL)) {
      return null;
    }
    MeteredPacket metered = new MeteredPacket();
    metered.epochMillis = Math.floorDiv(packet.epochNanos(), NANOS_PER_MILLI);
    metered.ipv4 = record.isIpv4(FlowField.SRC_IP);
    metered.srcHigh = record.addressHigh(FlowField.SRC_IP);
    metered.srcLow = record.addressLow(FlowField.SRC_IP);
    metered.dstHigh = record.addressHigh(FlowField.DST_IP);
    metered.dstLow = record.addressLow(FlowField.DST_IP);
    metered.srcPort = (int) record.getLong(FlowField.SRC_PORT);
    metered.dstPort = (int) record.getLong(FlowField.DST_PORT);
    metered.protocol = (int) record.getLong(FlowField.PROTOCOL);
    metered.tos = (int) record.getLong(FlowField.TOS);
    metered.tcpFlags = (int) record.getLong(FlowField.TCP_FLAGS);
    metered.icmp =
        record.has(FlowField.ICMP_TYPE)
            ? (int)
                (record.getLong(FlowField.ICMP_TYPE) * 256 + record.getLong(FlowField.ICMP_CODE))
            : MeteredPacket.NONE;
    metered.vlan =
        record.has(FlowField.VLAN) ? (int) record.getLong(FlowField.VLAN) : MeteredPacket.NONE;
    metered.frameBytes = packet.originalBytes();
    metered.octets = record.getLong(FlowField.OCTETS);
    if (metered.octets == 0) {
      // A card that cuts for the kernel is captured with a length of 0: all that was there.
      metered.octets = packet.originalBytes() - Math.max(0, ipOffset(beforeIp));
    }
    metered.ethernet = record.has(FlowField.SRC_MAC);
    metered.srcMac = record.getLong(FlowField.SRC_MAC);
    metered.dstMac = record.getLong(FlowField.DST_MAC);
    metered.mplsLabels = record.getText(FlowField.MPLS_LABELS);
    return metered;
  }

  private int ipOffset(int beforeIp) {
    return packet.ethernet() ? walker.ipOffset() : beforeIp;
  }

  @Override
  public long timestamp() {
    return numbered ? packets : epochMillis;
  }

  @Override
  public long pendingBytes() {
    long pending = capture == null ? 0 : capture.pendingBytes();
    for (int later = file + 1; later < paths.size(); later++) {
      pending += new File(paths.get(later)).length();
    }
    return pending;
  }

  @Override
  public void finished() throws IOException {
    if (!report.isEmpty()) {
      Path target = Path.of(report);
      Path fresh = target.resolveSibling(target.getFileName() + ".new");
      Files.writeString(
          fresh,
          "{\"packets\": "
              + packets
              + ", \"octets\": "
              + octets
              + ", \"skipped\": "
              + skipped
              + cutShort.jsonMember()
              + "}\n");
      Files.move(
          fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    if (capture != null) {
      capture.close();
      capture = null;
    }
  }
}
