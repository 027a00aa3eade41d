package dev.rearview.udf.address;

import dev.rearview.udf.UdfException;
import dev.rearview.udf.argument.LiteralChecks;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.catalog.DataTypeFactory;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.types.inference.TypeInference;

/**
 * An address with all but so many leading bits cleared, alone ({@code ip_mask}) or as a prefix
 * ({@code ip_prefix}). Bits beyond an address's length leave it as it is, so that one number of
 * bits may serve both versions: 24 and 48 are given as {@code ip_mask(ip, 24, 48)}.
 */
public final class IpMask extends AddressFunction {
  private static final long serialVersionUID = 1;

  private final boolean withLength;
  private transient AddressWriter text;

  /**
   * @param withLength whether a slash and the number of bits are added
   */
  public IpMask(boolean withLength) {
    this.withLength = withLength;
  }

  /** The same number of bits of either version. */
  public @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData eval(
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData ip, Integer bits) {
    return eval(ip, bits, bits);
  }

  /** Bits of IPv4 and of IPv6. */
  public @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData eval(
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData ip,
      Integer ipv4Bits,
      Integer ipv6Bits) {
    AddressScanner address = scanned(ip);
    if (address == null || ipv4Bits == null || ipv6Bits == null) {
      return null;
    }
    int bits = address.ipv4() ? ipv4Bits : ipv6Bits;
    requireBits(bits);
    bits = Math.min(bits, address.ipv4() ? 32 : Mask.MAX_BITS);
    int offset = address.ipv4() ? Mask.IPV4_OFFSET_BITS : 0;
    long high = address.high() & Mask.high(bits + offset);
    long low = address.low() & Mask.low(bits + offset);
    if (text == null) {
      text = new AddressWriter();
    }
    return withLength
        ? text.prefixOf(address.ipv4(), high, low, bits)
        : text.of(address.ipv4(), high, low);
  }

  @Override
  public TypeInference getTypeInference(DataTypeFactory typeFactory) {
    return LiteralChecks.added(
        super.getTypeInference(typeFactory),
        literals -> {
          literals.number(1, IpMask::requireBits);
          literals.number(2, IpMask::requireBits);
        });
  }

  private static void requireBits(int bits) {
    if (bits < 0 || bits > Mask.MAX_BITS) {
      throw new UdfException(bits + " is no number of leading bits: expected 0 to 32, or 0 to 128");
    }
  }
}
