package dev.rearview.testkit.netflow;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds a datagram of NetFlow v1, v5 or v7 after Cisco's tables: the 16 bytes that their headers
 * share, what the version adds, and the records.
 *
 * @param <T> the builder of the version
 */
public abstract class NetFlowMessage<T extends NetFlowMessage<T>> {
  private static final int FROM_RECORDS = -1;

  private final int version;
  private final int headerBytes;
  private final int recordBytes;
  private final List<NetFlowRecord> records = new ArrayList<>();
  private long exportSeconds = 1_700_000_000L;
  private long exportNanos;
  private long uptimeMillis = 3_600_000;
  private int count = FROM_RECORDS;

  NetFlowMessage(int version, int headerBytes, int recordBytes) {
    this.version = version;
    this.headerBytes = headerBytes;
    this.recordBytes = recordBytes;
  }

  /** The exporter's wall time; 2023-11-14T22:13:20Z unless set. */
  public T exportedAt(Instant time) {
    return exportedAt(time.getEpochSecond(), time.getNano());
  }

  /** The exporter's wall time as the wire has it, 32 bits each. */
  public T exportedAt(long epochSeconds, long nanos) {
    exportSeconds = epochSeconds;
    exportNanos = nanos;
    return self();
  }

  /** The exporter's uptime in milliseconds, 32 bits; one hour unless set. */
  public T uptimeMillis(long millis) {
    uptimeMillis = millis;
    return self();
  }

  /** Makes the header announce {@code announced} records, whatever there are. */
  public T count(int announced) {
    count = announced;
    return self();
  }

  /** Adds a record. */
  public T record(NetFlowRecord record) {
    records.add(record);
    return self();
  }

  /** Adds records. */
  public T records(List<NetFlowRecord> more) {
    records.addAll(more);
    return self();
  }

  /** The datagram. */
  public byte[] toBytes() {
    ByteBuffer out = ByteBuffer.allocate(headerBytes + records.size() * recordBytes);
    out.putShort((short) version);
    out.putShort((short) (count == FROM_RECORDS ? records.size() : count));
    out.putInt((int) uptimeMillis);
    out.putInt((int) exportSeconds);
    out.putInt((int) exportNanos);
    writeHeaderRest(out);
    for (NetFlowRecord record : records) {
      writeStart(record, out);
      writeRest(record, out);
    }
    return out.array();
  }

  abstract void writeHeaderRest(ByteBuffer out);

  /** Writes what follows the destination port. */
  abstract void writeRest(NetFlowRecord record, ByteBuffer out);

  abstract T self();

  /** The first 36 bytes of a record are the same in all three versions. */
  private static void writeStart(NetFlowRecord record, ByteBuffer out) {
    out.putInt(record.srcAddress);
    out.putInt(record.dstAddress);
    out.putInt(record.nextHop);
    out.putShort((short) record.inIf);
    out.putShort((short) record.outIf);
    out.putInt((int) record.packets);
    out.putInt((int) record.octets);
    out.putInt((int) record.firstUptimeMillis);
    out.putInt((int) record.lastUptimeMillis);
    out.putShort((short) record.srcPort);
    out.putShort((short) record.dstPort);
  }
}
