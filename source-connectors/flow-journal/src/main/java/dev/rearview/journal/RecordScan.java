package dev.rearview.journal;

import dev.rearview.codec.Datagram;
import dev.rearview.journal.templates.TemplateTable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Shows a {@link TemplateTable} the encoded records that were appended. Of protocols without
 * templates it reads two bytes a record. Used by one thread.
 */
final class RecordScan {
  private static final VarHandle LITTLE_INT =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORT =
      MethodHandles.byteBufferViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final int RECORD_HEADER_BYTES = 16;
  private static final int IPV4_HEADER_BYTES = 20;
  private static final int IPV6_HEADER_BYTES = 40;
  private static final int UDP_HEADER_BYTES = 8;
  private static final int LEAST_MESSAGE_BYTES = 16;
  private static final int NETFLOW9 = 9;
  private static final int IPFIX = 10;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final TemplateTable table;
  private final Datagram datagram = new Datagram();
  private byte[] payload = new byte[2048];

  RecordScan(TemplateTable table) {
    this.table = table;
  }

  /** Reads the whole records from index {@code start} to {@code end}; moves nothing. */
  void read(ByteBuffer records, int start, int end) {
    int at = start;
    while (at < end) {
      int ipBytes = (int) LITTLE_INT.get(records, at + 8);
      int ip = at + RECORD_HEADER_BYTES;
      boolean ipv4 = (records.get(ip) & 0xf0) == 0x40;
      int udp = ip + (ipv4 ? IPV4_HEADER_BYTES : IPV6_HEADER_BYTES);
      int message = udp + UDP_HEADER_BYTES;
      int length = ip + ipBytes - message;
      if (length >= LEAST_MESSAGE_BYTES && hasTemplates((short) SHORT.get(records, message))) {
        addresses(records, at, ipv4, udp);
        note(records, message, length);
      }
      at = ip + ipBytes;
    }
  }

  private static boolean hasTemplates(int version) {
    return version == NETFLOW9 || version == IPFIX;
  }

  private void note(ByteBuffer records, int start, int length) {
    if (payload.length < length) {
      payload = new byte[length];
    }
    records.get(start, payload, 0, length);
    table.note(datagram.payload(payload, 0, length));
  }

  private void addresses(ByteBuffer records, int at, boolean ipv4, int udp) {
    int ip = at + RECORD_HEADER_BYTES;
    long seconds = Integer.toUnsignedLong((int) LITTLE_INT.get(records, at));
    datagram.receivedEpochNanos =
        seconds * NANOS_PER_SECOND + (int) LITTLE_INT.get(records, at + 4);
    datagram.ipv4 = ipv4;
    if (ipv4) {
      datagram.exporterHigh = 0;
      datagram.exporterLow = Integer.toUnsignedLong((int) INT.get(records, ip + 12));
      datagram.collectorHigh = 0;
      datagram.collectorLow = Integer.toUnsignedLong((int) INT.get(records, ip + 16));
    } else {
      datagram.exporterHigh = (long) LONG.get(records, ip + 8);
      datagram.exporterLow = (long) LONG.get(records, ip + 16);
      datagram.collectorHigh = (long) LONG.get(records, ip + 24);
      datagram.collectorLow = (long) LONG.get(records, ip + 32);
    }
    datagram.exporterPort = (short) SHORT.get(records, udp) & 0xffff;
    datagram.collectorPort = (short) SHORT.get(records, udp + 2) & 0xffff;
  }
}
