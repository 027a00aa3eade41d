package dev.rearview.testkit.packet;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A packet, built from the inside out: each method gives the packet with one more header in front
 * of it. Immutable.
 *
 * <pre>
 * Packet.payload(20).udp(40000, 53).ipv4("192.0.2.1", "198.51.100.2").vlan(7).ethernet()
 * </pre>
 *
 * <p>What a header says of the next one (EtherType, IP protocol, lengths) is right unless told
 * otherwise. Checksums are 0.
 */
public final class Packet {
  private static final int NONE = 59;
  private static final int IPV4_BYTES = 20;

  private final byte[] bytes;
  private final int etherType;
  private final int ipProtocol;

  private Packet(byte[] bytes, int etherType, int ipProtocol) {
    this.bytes = bytes;
    this.etherType = etherType;
    this.ipProtocol = ipProtocol;
  }

  /** That many zeros. */
  public static Packet payload(int length) {
    return of(new byte[length]);
  }

  /** Any bytes. */
  public static Packet of(byte[] bytes) {
    return new Packet(bytes.clone(), 0x88b5, NONE);
  }

  /** The bytes from the outermost header on. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  /** The same bytes, which the next header in front announces as this EtherType. */
  public Packet asEtherType(int type) {
    return new Packet(bytes, type, ipProtocol);
  }

  /** The same bytes, which the next header in front announces as this IP protocol. */
  public Packet asProtocol(int protocol) {
    return new Packet(bytes, etherType, protocol);
  }

  /** UDP (RFC 768). */
  public Packet udp(int source, int destination) {
    return new Out().u16(source).u16(destination).u16(8 + bytes.length).u16(0).before(this, 0, 17);
  }

  /** TCP (RFC 9293) without options; 12 bits of flags. */
  public Packet tcp(int source, int destination, int flags) {
    return new Out()
        .u16(source)
        .u16(destination)
        .u32(1)
        .u32(2)
        .u16(5 << 12 | flags)
        .u16(8192)
        .u32(0)
        .before(this, 0, 6);
  }

  /** SCTP (RFC 9260), its common header. */
  public Packet sctp(int source, int destination) {
    return new Out().u16(source).u16(destination).u32(0).u32(0).before(this, 0, 132);
  }

  /** ICMP (RFC 792). */
  public Packet icmp(int type, int code) {
    return new Out().u8(type).u8(code).u16(0).u32(0).before(this, 0, 1);
  }

  /** ICMPv6 (RFC 4443). */
  public Packet icmpv6(int type, int code) {
    return new Out().u8(type).u8(code).u16(0).u32(0).before(this, 0, 58);
  }

  /** IPv4 (RFC 791) without options, time to live 63. */
  public Packet ipv4(String source, String destination) {
    return ipv4(source, destination, 0, 0x4000, 0);
  }

  /**
   * IPv4.
   *
   * @param fragment 3 bits of flags, 13 bits of offset in units of 8 bytes
   * @param optionBytes so many bytes of no-operation options: 0, 4, ... 40
   */
  public Packet ipv4(String source, String destination, int tos, int fragment, int optionBytes) {
    int headerBytes = IPV4_BYTES + optionBytes;
    Out out =
        new Out()
            .u8(0x40 | headerBytes / 4)
            .u8(tos)
            .u16(headerBytes + bytes.length)
            .u16(0x1234)
            .u16(fragment)
            .u8(63)
            .u8(ipProtocol)
            .u16(0)
            .address(source)
            .address(destination);
    for (int i = 0; i < optionBytes; i++) {
      out.u8(1);
    }
    return out.before(this, 0x0800, 4);
  }

  /** IPv6 (RFC 8200), hop limit 63. */
  public Packet ipv6(String source, String destination) {
    return ipv6(source, destination, 0, 0);
  }

  /** IPv6 with a traffic class and a flow label. */
  public Packet ipv6(String source, String destination, int trafficClass, int flowLabel) {
    return new Out()
        .u32(6L << 28 | (long) trafficClass << 20 | flowLabel)
        .u16(bytes.length)
        .u8(ipProtocol)
        .u8(63)
        .address(source)
        .address(destination)
        .before(this, 0x86dd, 41);
  }

  /** An extension header of IPv6 of that protocol number, 8, 16, ... bytes long. */
  public Packet extension(int protocol, int lengthBytes) {
    boolean authentication = protocol == 51;
    int units = authentication ? lengthBytes / 4 - 2 : lengthBytes / 8 - 1;
    return new Out().u8(ipProtocol).u8(units).zeros(lengthBytes - 2).before(this, 0, protocol);
  }

  /** The fragment header of IPv6; the offset is in units of 8 bytes. */
  public Packet fragment(int offset, boolean more, long identification) {
    return new Out()
        .u8(ipProtocol)
        .u8(0)
        .u16(offset << 3 | (more ? 1 : 0))
        .u32(identification)
        .before(this, 0, 44);
  }

  /** GRE without any option (RFC 2784). */
  public Packet gre() {
    return new Out().u16(0).u16(etherType).before(this, 0, 47);
  }

  /** GRE with checksum, key and sequence number (RFC 2890). */
  public Packet gre(long key, long sequence) {
    return new Out().u16(0xb000).u16(etherType).u32(0).u32(key).u32(sequence).before(this, 0, 47);
  }

  /** ERSPAN type II in GRE. */
  public Packet erspan(int session) {
    return new Out().u16(0x1000).u16(session).u32(0).before(this, 0x88be, NONE).greWithSequence();
  }

  private Packet greWithSequence() {
    return new Out().u16(0x1000).u16(etherType).u32(7).before(this, 0, 47);
  }

  /** VXLAN (RFC 7348) in UDP. */
  public Packet vxlan(int vni) {
    return new Out().u32(0x0800_0000L).u32((long) vni << 8).before(this, 0, NONE).udp(49_152, 4789);
  }

  /** GENEVE (RFC 8926) in UDP, with so many bytes (0, 4, ...) of options. */
  public Packet geneve(int vni, int optionBytes) {
    return new Out()
        .u8(optionBytes / 4)
        .u8(0)
        .u16(etherType)
        .u32((long) vni << 8)
        .zeros(optionBytes)
        .before(this, 0, NONE)
        .udp(49_153, 6081);
  }

  /** GTP-U (3GPP TS 29.281) in UDP, with a sequence number. */
  public Packet gtp(long endpoint) {
    return new Out()
        .u8(0x32)
        .u8(255)
        .u16(4 + bytes.length)
        .u32(endpoint)
        .u16(9)
        .u16(0)
        .before(this, 0, NONE)
        .udp(2152, 2152);
  }

  /** A VLAN tag (IEEE 802.1Q) without priority. */
  public Packet vlan(int id) {
    return tag(0x8100, id);
  }

  /** A tag of that EtherType; the control field is 3 bits of priority, 1, and 12 of VLAN id. */
  public Packet tag(int type, int control) {
    return new Out().u16(control).u16(etherType).before(this, type, NONE);
  }

  /** A stack of MPLS labels (RFC 3032), the top one first; class 5, time to live 64. */
  public Packet mpls(int... labels) {
    Out out = new Out();
    for (int i = 0; i < labels.length; i++) {
      int bottom = i == labels.length - 1 ? 1 : 0;
      out.u32((long) labels[i] << 12 | 5 << 9 | bottom << 8 | 64);
    }
    return out.before(this, 0x8847, 137);
  }

  /** PPP over Ethernet, session stage (RFC 2516). */
  public Packet pppoe(int session) {
    return new Out()
        .u16(0x1100)
        .u16(session)
        .u16(2 + bytes.length)
        .u16(etherType == 0x86dd ? 0x57 : 0x21)
        .before(this, 0x8864, NONE);
  }

  /** LLC and SNAP (IEEE 802.2), to stand in a frame that has a length. */
  public Packet snap() {
    return new Out()
        .u16(0xaaaa)
        .u8(3)
        .u8(0)
        .u16(0)
        .u16(etherType)
        .before(this, 8 + bytes.length, 0);
  }

  /** An Ethernet frame from 02:00:00:00:00:01 to 02:00:00:00:00:02. */
  public Packet ethernet() {
    return ethernet(0x0200_0000_0001L, 0x0200_0000_0002L);
  }

  /** An Ethernet frame between addresses of 48 bits. */
  public Packet ethernet(long source, long destination) {
    return new Out().u48(destination).u48(source).u16(etherType).before(this, 0x6558, 143);
  }

  /** The bytes of a header. */
  private static final class Out {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Out u8(int value) {
      out.write(value);
      return this;
    }

    Out u16(int value) {
      return u8(value >> 8).u8(value);
    }

    Out u32(long value) {
      return u16((int) (value >> 16)).u16((int) value);
    }

    Out u48(long value) {
      return u16((int) (value >> 32)).u32(value);
    }

    Out zeros(int count) {
      out.writeBytes(new byte[count]);
      return this;
    }

    /** An address in text; never a name, so nothing is looked up. */
    Out address(String text) {
      try {
        out.writeBytes(InetAddress.getByName(text).getAddress());
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException("not an address: " + text, e);
      }
      return this;
    }

    Packet before(Packet inner, int etherType, int ipProtocol) {
      out.writeBytes(inner.bytes);
      return new Packet(out.toByteArray(), etherType, ipProtocol);
    }
  }
}
