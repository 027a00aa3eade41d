package dev.rearview.udf.sets;

import org.apache.flink.table.data.StringData;

/**
 * A prefix map of SiLK: labels of addresses, or of protocols and ports.
 *
 * @param ofAddresses false if it is of protocols and ports
 */
record PrefixMap(boolean ofAddresses, RangeMap labels) {
  /** The label of an address; of IPv4 in its mapped form. */
  StringData address(long high, long low) {
    return labels.find(high, low);
  }

  /** The label of a protocol and port. */
  StringData port(int protocol, int port) {
    return labels.find(0, portKey(protocol, port));
  }

  static long portKey(int protocol, int port) {
    return (long) protocol << 16 | port;
  }
}
