package dev.rearview.benchmarks.ask;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * Flows as IPFIX messages (RFC 7011) as long as a frame of Ethernet lets them be: 20 fields a flow,
 * a template for each family, which are sent first and again from time to time.
 */
final class IpfixMessages {
  private static final int VERSION = 10;
  private static final int TEMPLATE_SET = 2;
  private static final int IPV4_TEMPLATE = 256;
  private static final int IPV6_TEMPLATE = 257;
  private static final int MESSAGE_HEADER_BYTES = 16;
  private static final int SET_HEADER_BYTES = 4;
  private static final int MESSAGE_BYTES_MOST = 1472;
  private static final int MESSAGES_A_TEMPLATE = 500;
  private static final int DOMAIN = 1;
  private static final int UPLINK = 100;
  private static final int NEXT_HOP = 10 << 24 | 1;
  private static final long IPV6_NEXT_HOP = 0x2a02_00c0_0000_0000L;

  /** What both families have, by number and length, after the addresses. */
  private static final int[][] COMMON = {
    {10, 4}, {14, 4}, {2, 8}, {1, 8}, {152, 8}, {153, 8}, {7, 2}, {11, 2}, {6, 1}, {4, 1}, {5, 1},
    {16, 4}, {17, 4}, {61, 1}, {58, 2}
  };

  private static final int[][] IPV4 = {{8, 4}, {12, 4}, {15, 4}, {9, 1}, {13, 1}};
  private static final int[][] IPV6 = {{27, 16}, {28, 16}, {62, 16}, {29, 1}, {30, 1}};

  private final Consumer<ByteBuffer> to;
  private final ByteBuffer ipv4 = ByteBuffer.allocate(MESSAGE_BYTES_MOST);
  private final ByteBuffer ipv6 = ByteBuffer.allocate(MESSAGE_BYTES_MOST);
  private final ByteBuffer message = ByteBuffer.allocate(MESSAGE_BYTES_MOST);
  private int waiting;
  private int sequence;
  private long messages;

  /** Hands every message to {@code to}, in a buffer that is valid until it returns. */
  IpfixMessages(Consumer<ByteBuffer> to) {
    this.to = to;
  }

  /** Adds a flow; what waited is sent before, at {@code exportMillis}, if it does not fit in. */
  void add(GeneratedFlow flow, long exportMillis) {
    int length = flow.ipv6 ? length(IPV6) : length(IPV4);
    int sets = 2 * SET_HEADER_BYTES + ipv4.position() + ipv6.position() + length;
    if (MESSAGE_HEADER_BYTES + sets > MESSAGE_BYTES_MOST) {
      flush(exportMillis);
    }
    if (flow.ipv6) {
      putIpv6(flow);
    } else {
      putIpv4(flow);
    }
    waiting++;
  }

  /** Sends what waits. */
  void flush(long exportMillis) {
    if (waiting == 0) {
      return;
    }
    if (messages % MESSAGES_A_TEMPLATE == 0) {
      begin(exportMillis);
      templates();
      end();
    }
    begin(exportMillis);
    set(IPV4_TEMPLATE, ipv4);
    set(IPV6_TEMPLATE, ipv6);
    end();
    messages++;
    sequence += waiting;
    waiting = 0;
  }

  private void begin(long exportMillis) {
    message.clear();
    message.putShort((short) VERSION).putShort((short) 0);
    message.putInt((int) (exportMillis / 1000)).putInt(sequence).putInt(DOMAIN);
  }

  private void end() {
    message.putShort(2, (short) message.position());
    to.accept(message.flip());
  }

  private void set(int template, ByteBuffer records) {
    records.flip();
    if (records.hasRemaining()) {
      message.putShort((short) template).putShort((short) (SET_HEADER_BYTES + records.limit()));
      message.put(records);
    }
    records.clear();
  }

  private void templates() {
    int start = message.position();
    message.putShort((short) TEMPLATE_SET).putShort((short) 0);
    template(IPV4_TEMPLATE, IPV4);
    template(IPV6_TEMPLATE, IPV6);
    message.putShort(start + 2, (short) (message.position() - start));
  }

  private void template(int id, int[][] family) {
    message.putShort((short) id).putShort((short) (family.length + COMMON.length));
    for (int[][] fields : new int[][][] {family, COMMON}) {
      for (int[] field : fields) {
        message.putShort((short) field[0]).putShort((short) field[1]);
      }
    }
  }

  private void putIpv4(GeneratedFlow flow) {
    ipv4.putInt(flow.source.ipv4).putInt(flow.destination.ipv4);
    ipv4.putInt(NEXT_HOP + (flow.destination.interfaceIndex & 7));
    putCommon(ipv4, flow);
  }

  private void putIpv6(GeneratedFlow flow) {
    ipv6.putLong(flow.source.ipv6High).putLong(flow.source.ipv6Low);
    ipv6.putLong(flow.destination.ipv6High).putLong(flow.destination.ipv6Low);
    ipv6.putLong(IPV6_NEXT_HOP).putLong(1 + (flow.destination.interfaceIndex & 7));
    putCommon(ipv6, flow);
  }

  private static void putCommon(ByteBuffer record, GeneratedFlow flow) {
    GeneratedFlow.End source = flow.source;
    GeneratedFlow.End destination = flow.destination;
    record.put((byte) source.mask).put((byte) destination.mask);
    record.putInt(source.interfaceIndex).putInt(destination.interfaceIndex);
    record.putLong(flow.packets).putLong(flow.octets);
    record.putLong(flow.startMillis).putLong(flow.endMillis);
    record.putShort((short) source.port).putShort((short) destination.port);
    record.put((byte) flow.tcpFlags).put((byte) protocol(flow)).put((byte) flow.tos);
    record.putInt(source.as).putInt(destination.as);
    record.put((byte) (source.interfaceIndex == UPLINK ? 0 : 1)).putShort((short) 0);
  }

  /** ICMP has another number in IPv6. */
  private static int protocol(GeneratedFlow flow) {
    return flow.ipv6 && flow.protocol == Services.ICMP ? 58 : flow.protocol;
  }

  private static int length(int[][] family) {
    int length = 0;
    for (int[][] fields : new int[][][] {family, COMMON}) {
      for (int[] field : fields) {
        length += field[1];
      }
    }
    return length;
  }
}
