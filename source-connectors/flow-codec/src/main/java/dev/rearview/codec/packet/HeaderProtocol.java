package dev.rearview.codec.packet;

/** What a piece of a packet starts with: the numbers of {@code header_protocol} of sFlow. */
public final class HeaderProtocol {
  public static final int ETHERNET = 1;
  public static final int TOKEN_RING = 3;
  public static final int FDDI = 4;
  public static final int FRAME_RELAY = 5;
  public static final int PPP = 7;
  public static final int AAL5 = 9;
  public static final int AAL5_IP = 10;
  public static final int IPV4 = 11;
  public static final int IPV6 = 12;
  public static final int MPLS = 13;

  /** Packet over SONET: PPP or Cisco HDLC. */
  public static final int POS = 14;

  public static final int WIRELESS = 15;

  /** A subframe of an aggregated 802.11 frame. */
  public static final int WIRELESS_SUBFRAME = 17;

  private HeaderProtocol() {}

  /** The layer that a piece of this kind starts with; of an unknown kind nothing is read. */
  static Layer start(int headerProtocol) {
    return switch (headerProtocol) {
      case ETHERNET, WIRELESS_SUBFRAME -> Layer.ETHERNET;
      case TOKEN_RING -> Layer.TOKEN_RING;
      case FDDI -> Layer.FDDI;
      case FRAME_RELAY -> Layer.FRAME_RELAY;
      case PPP, POS -> Layer.PPP;
      case AAL5 -> Layer.LLC;
      case AAL5_IP -> Layer.IP;
      case IPV4 -> Layer.IPV4;
      case IPV6 -> Layer.IPV6;
      case MPLS -> Layer.MPLS;
      case WIRELESS -> Layer.WIRELESS;
      default -> Layer.CUT;
    };
  }
}
