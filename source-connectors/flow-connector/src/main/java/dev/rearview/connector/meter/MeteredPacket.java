package dev.rearview.connector.meter;

/**
 * What metering needs of a packet. A POJO of Flink's: public fields, so that it is written without
 * reflection by Kryo.
 */
public final class MeteredPacket {
  /** Value of {@link #vlan} and {@link #icmp} where there is none. */
  public static final int NONE = -1;

  /** Milliseconds since 1970 (UTC). */
  public long epochMillis;

  public boolean ipv4;
  public long srcHigh;
  public long srcLow;
  public long dstHigh;
  public long dstLow;

  /** 0 where there are no ports: other protocols, and fragments but the first. */
  public int srcPort;

  public int dstPort;
  public int protocol;
  public int tos;
  public int tcpFlags;

  /** Type * 256 + code. */
  public int icmp;

  public int vlan;

  /** Bytes from the IP header on, as it says. */
  public long octets;

  /** Bytes of the frame, as captured. */
  public long frameBytes;

  /** Whether there are MAC addresses. */
  public boolean ethernet;

  public long srcMac;
  public long dstMac;

  /** Labels from the top, separated by blanks; null if there are none. */
  public String mplsLabels;
}
