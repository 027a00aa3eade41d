package dev.rearview.udf.address;

import java.nio.ByteBuffer;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.functions.ScalarFunction;

/** Bytes to text: 4 are an IPv4 address, 16 an IPv6 address, in network order. */
public final class IpFormat extends ScalarFunction {
  private static final long serialVersionUID = 1;

  private transient AddressWriter text;

  /** Null for any other number of bytes. */
  public @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData eval(
      byte[] bytes) {
    if (bytes == null || (bytes.length != 4 && bytes.length != 16)) {
      return null;
    }
    if (text == null) {
      text = new AddressWriter();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return bytes.length == 4
        ? text.of(true, 0, buffer.getInt())
        : text.of(false, buffer.getLong(), buffer.getLong());
  }
}
