package dev.rearview.udf.sets;

import java.util.List;
import org.apache.flink.table.data.StringData;

/**
 * A prefix map of SiLK: labels of addresses, or of protocols and ports.
 *
 * @param ofAddresses false if it is of protocols and ports
 */
record PrefixMap(boolean ofAddresses, RangeMap labels) {
  /** The highest protocol. */
  static final int MOST_PROTOCOL = 0xff;

  /** The highest port. */
  static final int MOST_PORT = 0xffff;

  /** The key of the highest port of the highest protocol. */
  static final RangeMap.Key LAST_PORT = new RangeMap.Key(0, portKey(MOST_PROTOCOL, MOST_PORT));

  /** The last addresses of IPv6 below IPv4's mapped ones, of these, and of IPv6 above. */
  static final List<RangeMap.Key> ENDS_OF_FAMILIES =
      List.of(
          new RangeMap.Key(0, 0xfffe_ffff_ffffL),
          new RangeMap.Key(0, 0xffff_ffff_ffffL),
          RangeMap.Key.LAST);

  /** The label of an address; of IPv4 in its mapped form. */
  StringData address(long high, long low) {
    return labels.find(high, low);
  }

  /** The label of a protocol and port. */
  StringData port(int protocol, int port) {
    return labels.find(0, portKey(protocol, port));
  }

  static long portKey(int protocol, int port) {
    return (long) protocol << Character.SIZE | port;
  }

  static int protocol(RangeMap.Key key) {
    return (int) (key.low() >>> Character.SIZE);
  }

  static int port(RangeMap.Key key) {
    return (int) key.low() & MOST_PORT;
  }
}
