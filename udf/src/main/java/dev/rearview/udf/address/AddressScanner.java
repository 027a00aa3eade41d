package dev.rearview.udf.address;

import dev.rearview.udf.prefix.AddressText;
import org.apache.flink.table.data.StringData;

/**
 * Reads an address of SQL into two numbers, without an object per address; see {@link AddressText}.
 * Not for several threads.
 */
public final class AddressScanner {
  /** What stands above the 32 bits of an IPv4 address in {@link #low()}. */
  public static final long IPV4_MAPPED = AddressText.MAPPED;

  private final AddressText text = new AddressText();

  /** Reads the whole text; false if it is no address. */
  public boolean scan(StringData address) {
    byte[] bytes = address.toBytes();
    return scan(bytes, 0, bytes.length);
  }

  /** Reads {@code bytes[from..to)}; false if it is no address. */
  public boolean scan(byte[] bytes, int from, int to) {
    return text.parse(bytes, from, to);
  }

  /** Whether the text was an IPv4 address; an IPv4-mapped IPv6 address is not. */
  public boolean ipv4() {
    return text.ipv4();
  }

  /** The upper 64 bits. */
  public long high() {
    return text.high();
  }

  /** The lower 64 bits. */
  public long low() {
    return text.low();
  }
}
