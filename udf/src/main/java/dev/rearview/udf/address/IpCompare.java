package dev.rearview.udf.address;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.data.StringData;

/** The order of two addresses as numbers: all of IPv4 before all of IPv6. */
public final class IpCompare extends AddressFunction {
  private static final long serialVersionUID = 1;

  /** -1, 0 or 1; null if one is no address. */
  public Integer eval(
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData left,
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData right) {
    AddressScanner address = scanned(left);
    if (address == null) {
      return null;
    }
    boolean leftIpv4 = address.ipv4();
    long leftHigh = address.high();
    long leftLow = address.low();
    address = scanned(right);
    if (address == null) {
      return null;
    }
    if (leftIpv4 != address.ipv4()) {
      return leftIpv4 ? -1 : 1;
    }
    int high = Long.compareUnsigned(leftHigh, address.high());
    return high != 0 ? high : Long.compareUnsigned(leftLow, address.low());
  }
}
