package dev.rearview.udf.sets;

import dev.rearview.udf.address.AddressFunction;
import dev.rearview.udf.address.AddressScanner;
import dev.rearview.udf.prefix.IpSet;
import dev.rearview.udf.reference.NamedTables;
import dev.rearview.udf.reference.ReferenceDirectory;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.functions.FunctionContext;

/** Whether an address is in a set that a file holds; see {@link SetSource}. */
public final class InSet extends AddressFunction {
  private static final long serialVersionUID = 1;

  private transient NamedTables<IpSet> sets;

  @Override
  public void open(FunctionContext context) {
    ReferenceDirectory directory = ReferenceDirectory.of(context);
    sets = new NamedTables<>(context, name -> new SetSource(directory, name));
  }

  /** Null if an argument is NULL, or the address is none; fails if there is no such set. */
  public Boolean eval(
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData ip,
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData name) {
    AddressScanner address = scanned(ip);
    if (address == null || name == null) {
      return null;
    }
    return sets.table(name).contains(address.high(), address.low());
  }

  @Override
  public void close() {
    if (sets != null) {
      sets.close();
    }
  }

  @Override
  public boolean supportsConstantFolding() {
    return false;
  }
}
