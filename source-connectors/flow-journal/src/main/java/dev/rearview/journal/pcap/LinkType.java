package dev.rearview.journal.pcap;

import static dev.rearview.journal.pcap.Wire.i32;
import static dev.rearview.journal.pcap.Wire.u16;
import static dev.rearview.journal.pcap.Wire.u8;

/**
 * The link layers that a captured packet may start with, and how to find the IP header behind each.
 * Numbers are those of the LINKTYPE registry; 12 and 14 are what some systems write for raw IP.
 */
enum LinkType {
  ETHERNET {
    @Override
    int ipIndex(byte[] bytes, int start, int end) {
      return afterType(bytes, start + 12, start + 14, end);
    }
  },
  LINUX_COOKED {
    @Override
    int ipIndex(byte[] bytes, int start, int end) {
      return afterType(bytes, start + 14, start + 16, end);
    }
  },
  LINUX_COOKED_2 {
    @Override
    int ipIndex(byte[] bytes, int start, int end) {
      return afterType(bytes, start, start + 20, end);
    }
  },
  RAW_IP {
    @Override
    int ipIndex(byte[] bytes, int start, int end) {
      return start;
    }
  },
  LOOPBACK {
    @Override
    int ipIndex(byte[] bytes, int start, int end) {
      int ip = start + 4;
      return ip <= end && isIpFamily(i32(bytes, start)) ? ip : NONE;
    }
  },
  /** A link layer that is not read: all its packets are foreign. */
  OTHER {
    @Override
    int ipIndex(byte[] bytes, int start, int end) {
      return NONE;
    }
  };

  /** No IP header in this packet. */
  static final int NONE = -1;

  private static final int IPV4 = 0x0800;
  private static final int IPV6 = 0x86dd;
  private static final int MPLS_UNICAST = 0x8847;
  private static final int MPLS_MULTICAST = 0x8848;

  /** The constant for a number of the LINKTYPE registry. */
  static LinkType of(int number) {
    return switch (number) {
      case 1 -> ETHERNET;
      case 113 -> LINUX_COOKED;
      case 276 -> LINUX_COOKED_2;
      case 12, 14, 101, 228, 229 -> RAW_IP;
      case 0, 108 -> LOOPBACK;
      default -> OTHER;
    };
  }

  /**
   * Index of the IP header of the packet in {@code bytes} from {@code start} to {@code end}, or
   * {@link #NONE}. Whether an IP header really stands there is for the caller to check.
   */
  abstract int ipIndex(byte[] bytes, int start, int end);

  private static int afterType(byte[] bytes, int typeIndex, int payloadIndex, int end) {
    int payload = payloadIndex;
    if (payload > end) {
      return NONE;
    }
    int type = u16(bytes, typeIndex);
    while (isVlanTag(type)) {
      if (payload + 4 > end) {
        return NONE;
      }
      type = u16(bytes, payload + 2);
      payload += 4;
    }
    return switch (type) {
      case IPV4, IPV6 -> payload;
      case MPLS_UNICAST, MPLS_MULTICAST -> afterLabels(bytes, payload, end);
      default -> NONE;
    };
  }

  /** 802.1Q, 802.1ad, and the three numbers that stood for a stacked tag before it. */
  private static boolean isVlanTag(int type) {
    return type == 0x8100 || type == 0x88a8 || type == 0x9100 || type == 0x9200 || type == 0x9300;
  }

  private static int afterLabels(byte[] bytes, int firstLabel, int end) {
    for (int label = firstLabel; label + 4 <= end; label += 4) {
      boolean bottomOfStack = (u8(bytes, label + 2) & 1) != 0;
      if (bottomOfStack) {
        return label + 4;
      }
    }
    return NONE;
  }

  /** AF_INET, and AF_INET6 of Linux, NetBSD, FreeBSD and macOS, in the byte order of any host. */
  private static boolean isIpFamily(int family) {
    int number = (family & 0xffff) == 0 ? Integer.reverseBytes(family) : family;
    return number == 2 || number == 10 || number == 24 || number == 28 || number == 30;
  }
}
