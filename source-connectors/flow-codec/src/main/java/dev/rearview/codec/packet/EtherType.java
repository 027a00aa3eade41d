package dev.rearview.codec.packet;

/** The numbers that say what an Ethernet frame, SNAP or GRE carries. */
final class EtherType {
  static final int IPV4 = 0x0800;
  static final int IPV6 = 0x86dd;

  /** IEEE 802.1Q. */
  static final int VLAN = 0x8100;

  /** IEEE 802.1ad. */
  static final int SERVICE_VLAN = 0x88a8;

  static final int OLD_QINQ = 0x9100;
  static final int OLD_QINQ_2 = 0x9200;

  /** Cisco's VN-Tag. */
  static final int VN_TAG = 0x8926;

  /** IEEE 802.1BR. */
  static final int BRIDGE_PORT_TAG = 0x893f;

  /** IEEE 802.1ah. */
  static final int BACKBONE_SERVICE = 0x88e7;

  static final int MPLS = 0x8847;
  static final int MPLS_UPSTREAM = 0x8848;
  static final int PPPOE_SESSION = 0x8864;
  static final int TRANSPARENT_BRIDGING = 0x6558;
  static final int PPP = 0x880b;
  static final int ERSPAN_2 = 0x88be;
  static final int ERSPAN_3 = 0x22eb;

  private EtherType() {}

  /** What stands behind this type. */
  static Layer carries(int type) {
    return switch (type) {
      case IPV4 -> Layer.IPV4;
      case IPV6 -> Layer.IPV6;
      case MPLS, MPLS_UPSTREAM -> Layer.MPLS;
      case PPPOE_SESSION -> Layer.PPPOE;
      case TRANSPARENT_BRIDGING -> Layer.ETHERNET;
      case PPP -> Layer.PPP;
      default -> Layer.OTHER;
    };
  }
}
