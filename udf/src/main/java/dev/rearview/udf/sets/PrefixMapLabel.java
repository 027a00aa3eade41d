package dev.rearview.udf.sets;

import dev.rearview.udf.UdfException;
import dev.rearview.udf.address.AddressFunction;
import dev.rearview.udf.address.AddressScanner;
import dev.rearview.udf.reference.NamedTables;
import dev.rearview.udf.reference.ReferenceDirectory;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.functions.FunctionContext;

/** The label that a prefix map gives; see {@link PrefixMapSource}. */
public final class PrefixMapLabel extends AddressFunction {
  private static final long serialVersionUID = 1;

  private transient NamedTables<PrefixMap> maps;

  @Override
  public void open(FunctionContext context) {
    ReferenceDirectory directory = ReferenceDirectory.of(context);
    maps = new NamedTables<>(context, name -> new PrefixMapSource(directory, name));
  }

  /** Of an address; null if an argument is NULL, the address is none, or the map has no label. */
  public @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData eval(
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData ip,
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData name) {
    AddressScanner address = scanned(ip);
    if (address == null || name == null) {
      return null;
    }
    return map(name, true).address(address.high(), address.low());
  }

  /** Of a protocol and port; null if an argument is NULL, or the map has no label. */
  public @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData eval(
      Integer protocol,
      Integer port,
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData name) {
    if (protocol == null || port == null || name == null) {
      return null;
    }
    boolean possible =
        protocol >= 0
            && protocol <= PrefixMap.MOST_PROTOCOL
            && port >= 0
            && port <= PrefixMap.MOST_PORT;
    return possible ? map(name, false).port(protocol, port) : null;
  }

  @Override
  public void close() {
    if (maps != null) {
      maps.close();
    }
  }

  @Override
  public boolean supportsConstantFolding() {
    return false;
  }

  private PrefixMap map(StringData name, boolean ofAddresses) {
    PrefixMap map = maps.table(name);
    if (map.ofAddresses() != ofAddresses) {
      throw new UdfException(
          "prefix map '"
              + name
              + "' is one of "
              + (map.ofAddresses() ? "addresses" : "protocols and ports")
              + ": expected it to be asked for "
              + (map.ofAddresses() ? "an address" : "a protocol and a port"));
    }
    return map;
  }
}
