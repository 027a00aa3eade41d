package dev.rearview.udf.site.categorise;

import dev.rearview.udf.prefix.AddressText;

/**
 * What sorting needs to know of a flow. Mutable, and set anew for each flow, so that none of them
 * costs an object; addresses are 128 bits, those of IPv4 mapped.
 */
public final class Flow {
  /** In place of a number that the flow does not have. */
  public static final int ABSENT = -1;

  private static final int MOST_INTERFACE = 65_535;

  private final AddressText text = new AddressText();

  long exporterHigh;
  long exporterLow;
  boolean exporterKnown;
  int collectorPort = ABSENT;
  long sourceHigh;
  long sourceLow;
  long destinationHigh;
  long destinationLow;
  boolean addressed;
  int sourcePort;
  int destinationPort;
  int protocol;
  int inInterface;
  int outInterface;
  int vlan;
  int postVlan;
  int firewallEvent = ABSENT;
  int firewallExtendedEvent = ABSENT;

  /**
   * Who exported it, and where to: what tells its probe.
   *
   * @param address text of the exporter's address; null or no address = unknown
   * @param collectorPort port that the collector received it on; {@link #ABSENT} = unknown
   */
  public Flow exporter(CharSequence address, int collectorPort) {
    exporterKnown = address != null && text.parse(address);
    exporterHigh = text.high();
    exporterLow = text.low();
    this.collectorPort = collectorPort;
    return this;
  }

  /** Texts of its addresses; null, or what is no address, is that it has none. */
  public Flow addresses(CharSequence source, CharSequence destination) {
    addressed = source != null && text.parse(source);
    if (addressed) {
      sourceHigh = text.high();
      sourceLow = text.low();
      addressed = destination != null && text.parse(destination);
      destinationHigh = text.high();
      destinationLow = text.low();
    }
    if (!addressed) {
      text.parse("0.0.0.0");
      sourceHigh = destinationHigh = text.high();
      sourceLow = destinationLow = text.low();
    }
    return this;
  }

  /** Its ports and protocol; one that is {@link #ABSENT} or no such number counts as 0. */
  public Flow ports(int source, int destination, int protocol) {
    sourcePort = within(source, 65_535);
    destinationPort = within(destination, 65_535);
    this.protocol = within(protocol, 255);
    return this;
  }

  /** Its SNMP interfaces; as in SiLK absent is 0, and larger ones are 65535. */
  public Flow interfaces(long in, long out) {
    inInterface = clamped(in);
    outInterface = clamped(out);
    return this;
  }

  /** Its VLAN ids; absent is 0. */
  public Flow vlans(int vlan, int postVlan) {
    this.vlan = clamped(vlan);
    this.postVlan = clamped(postVlan);
    return this;
  }

  /** Event and extended event of a firewall, or {@link #ABSENT}. */
  public Flow firewall(int event, int extendedEvent) {
    firewallEvent = event;
    firewallExtendedEvent = extendedEvent;
    return this;
  }

  /** Whether it is one of IPv6: then ICMPv6 counts. */
  boolean ipv6() {
    return !AddressText.isIpv4(sourceHigh, sourceLow)
        || !AddressText.isIpv4(destinationHigh, destinationLow);
  }

  private static int within(int number, int most) {
    return number < 0 || number > most ? 0 : number;
  }

  private static int clamped(long number) {
    return (int) Math.max(0, Math.min(number, MOST_INTERFACE));
  }
}
