package dev.rearview.codec.packet;

import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.codec.wire.WireCursor;
import java.util.Map;

/**
 * Reads the headers of a packet, or of a piece of one, into the columns of a flow: raw headers of
 * sFlow, and the information elements 313 and 315 of IPFIX.
 *
 * <p>The outer headers fill the columns; everything else, the packet in a tunnel included, is text
 * and only read if somebody asks ({@link #putExtra}). Nothing here throws, and filling columns
 * allocates nothing in steady state. One walker serves one thread.
 */
public final class PacketWalker {
  /** Columns that a packet can fill. */
  public static final long COLUMNS =
      bits(
          FlowField.SRC_IP,
          FlowField.DST_IP,
          FlowField.SRC_PORT,
          FlowField.DST_PORT,
          FlowField.PROTOCOL,
          FlowField.TOS,
          FlowField.ICMP_TYPE,
          FlowField.ICMP_CODE,
          FlowField.OCTETS,
          FlowField.TCP_FLAGS,
          FlowField.VLAN,
          FlowField.SRC_MAC,
          FlowField.DST_MAC,
          FlowField.MPLS_LABELS);

  private static final long TRANSPORT_COLUMNS =
      bits(
          FlowField.SRC_PORT,
          FlowField.DST_PORT,
          FlowField.ICMP_TYPE,
          FlowField.ICMP_CODE,
          FlowField.TCP_FLAGS);

  /** Packets in packets that are described; those further in are not. */
  private static final int MAX_DEPTH = 3;

  private final long selected;
  private final WireCursor packet = new WireCursor();
  private final ColumnLayers columnLayers = new ColumnLayers();
  private final PacketWalk columnWalk = new PacketWalk(columnLayers, 0);
  private final TextLayers textLayers = new TextLayers();
  private final PacketWalk textWalk = new PacketWalk(textLayers, MAX_DEPTH);
  private Layer start = Layer.OTHER;

  /** Fills the selected ones of {@link #COLUMNS}. */
  public PacketWalker(FieldSelection selection) {
    selected = selection.mask() & COLUMNS;
  }

  /**
   * Reads a packet from its link layer on.
   *
   * @param cursor stays where it is
   * @param ahead where the packet starts, in bytes from the cursor
   * @param lengthBytes how much of it there is
   * @param headerProtocol what it starts with, see {@link HeaderProtocol}
   * @param columns bits of the columns that it may set; absent values leave a column as it was
   * @return false if the packet ends or breaks before its IP header does; a packet of another
   *     protocol, like ARP, has been read and gives true
   */
  public boolean linkLayer(
      WireCursor cursor,
      int ahead,
      int lengthBytes,
      int headerProtocol,
      FlowRecord record,
      long columns) {
    start = HeaderProtocol.start(headerProtocol);
    return read(cursor, ahead, lengthBytes, record, columns);
  }

  /** Reads a packet from its IP header on; the version is the header's. */
  public boolean ip(
      WireCursor cursor, int ahead, int lengthBytes, FlowRecord record, long columns) {
    start = Layer.IP;
    return read(cursor, ahead, lengthBytes, record, columns);
  }

  /** Bytes before the IP header of the packet that was read last; -1 if none was reached. */
  public int ipOffset() {
    return columnWalk.ipOffset();
  }

  /**
   * Writes what has no column of the packet that was read last: time to live, fragments, second
   * VLAN tag, tunnel and inner packet. Valid as long as the bytes of that packet are; a name that
   * is there already is left as it is.
   */
  public void putExtra(Map<String, String> into) {
    textLayers.begin(into);
    textWalk.walk(packet, start, true);
    textLayers.end();
  }

  private boolean read(
      WireCursor cursor, int ahead, int lengthBytes, FlowRecord record, long columns) {
    packet.view(cursor, ahead, lengthBytes);
    long wanted = selected & columns;
    columnLayers.begin(record, wanted);
    boolean readable = columnWalk.walk(packet, start, (wanted & TRANSPORT_COLUMNS) != 0);
    columnLayers.end();
    return readable;
  }

  private static long bits(FlowField... fields) {
    long bits = 0;
    for (FlowField field : fields) {
      bits |= FlowRecord.bit(field);
    }
    return bits;
  }
}
