package dev.rearview.journal.templates;

import dev.rearview.codec.Datagram;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A message of which something is still in force: its header, its addresses, and that part of its
 * content. What has been defined anew since, and all flow data, is left out.
 */
final class DefiningMessage {
  /** Estimated size beside the definitions. */
  static final int OVERHEAD_BYTES = 200;

  private static final int COUNT_OR_LENGTH = 2;
  private static final int SET_HEADER_BYTES = 4;
  private static final int ALIGNMENT = 4;
  private static final int MOST_PAYLOAD_BYTES = 65_507;

  private final byte[] header;
  private final boolean ipfix;
  private final Datagram addresses = new Datagram();
  private final long arrival;
  private final List<Definition> live = new ArrayList<>();

  /** Of the message in {@code datagram}, number {@code arrival} of those taken in. */
  DefiningMessage(Datagram datagram, int headerBytes, boolean ipfix, long arrival) {
    this.header =
        Arrays.copyOfRange(datagram.bytes, datagram.offset, datagram.offset + headerBytes);
    this.ipfix = ipfix;
    this.arrival = arrival;
    copyAddresses(datagram, addresses);
  }

  long arrival() {
    return arrival;
  }

  /** It was sent again at this time, in the same words. */
  void confirm(long receivedEpochNanos) {
    addresses.receivedEpochNanos = Math.max(addresses.receivedEpochNanos, receivedEpochNanos);
  }

  void add(Definition definition) {
    live.add(definition);
  }

  /** Something is in force no more; true if nothing is. */
  boolean remove(Definition definition) {
    live.remove(definition);
    return live.isEmpty();
  }

  /**
   * The message with what is in force of it, as received when that was last sent. Its sequence
   * number and export time are those of the message that it comes from.
   */
  Datagram toDatagram() {
    int mostBytes = header.length;
    for (Definition definition : live) {
      mostBytes += definition.bytes().length + SET_HEADER_BYTES + ALIGNMENT;
    }
    ByteBuffer payload = ByteBuffer.allocate(mostBytes).put(header);
    int records = 0;
    int setStart = -1;
    int openSet = -1;
    for (Definition definition : live) {
      if (definition.isData() || definition.setId() != openSet) {
        endSet(payload, setStart);
        setStart = -1;
        openSet = -1;
      }
      if (!definition.isData() && setStart < 0) {
        setStart = payload.position();
        openSet = definition.setId();
        payload.putShort((short) openSet).putShort((short) 0);
      }
      payload.put(definition.bytes());
      records += definition.records();
    }
    endSet(payload, setStart);
    payload.putShort(COUNT_OR_LENGTH, (short) (ipfix ? payload.position() : records));
    Datagram datagram = new Datagram().payload(payload.array(), 0, payload.position());
    copyAddresses(addresses, datagram);
    return datagram;
  }

  private void endSet(ByteBuffer payload, int setStart) {
    if (setStart < 0) {
      return;
    }
    int padding = Math.floorMod(setStart - payload.position(), ALIGNMENT);
    // RFC 3954 wants sets of NetFlow v9 aligned; RFC 7011 leaves it to the exporter.
    if (!ipfix && payload.position() + padding <= MOST_PAYLOAD_BYTES) {
      payload.position(payload.position() + padding);
    }
    payload.putShort(setStart + 2, (short) (payload.position() - setStart));
  }

  private static void copyAddresses(Datagram from, Datagram into) {
    into.receivedEpochNanos = from.receivedEpochNanos;
    into.ipv4 = from.ipv4;
    into.exporterHigh = from.exporterHigh;
    into.exporterLow = from.exporterLow;
    into.exporterPort = from.exporterPort;
    into.collectorHigh = from.collectorHigh;
    into.collectorLow = from.collectorLow;
    into.collectorPort = from.collectorPort;
  }
}
