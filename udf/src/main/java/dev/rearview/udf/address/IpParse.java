package dev.rearview.udf.address;

import java.nio.ByteBuffer;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.data.StringData;

/** Text to bytes: 4 of an IPv4 address, 16 of an IPv6 address, in network order. */
public final class IpParse extends AddressFunction {
  private static final long serialVersionUID = 1;

  /** Null for what is no address. */
  public byte[] eval(@DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData ip) {
    AddressScanner address = scanned(ip);
    if (address == null) {
      return null;
    }
    return address.ipv4()
        ? ByteBuffer.allocate(4).putInt((int) address.low()).array()
        : ByteBuffer.allocate(16).putLong(address.high()).putLong(address.low()).array();
  }
}
