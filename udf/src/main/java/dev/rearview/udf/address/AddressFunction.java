package dev.rearview.udf.address;

import org.apache.flink.table.data.StringData;
import org.apache.flink.table.functions.ScalarFunction;

/** A function over an address as text. What is no address has no answer: NULL. */
public abstract class AddressFunction extends ScalarFunction {
  private static final long serialVersionUID = 1;

  private transient AddressScanner scanner;

  /** The address that was read; null if the text is NULL or no address. Valid until the next. */
  protected final AddressScanner scanned(StringData ip) {
    if (ip == null) {
      return null;
    }
    if (scanner == null) {
      scanner = new AddressScanner();
    }
    return scanner.scan(ip) ? scanner : null;
  }
}
