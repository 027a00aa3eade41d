package dev.rearview.udf.address;

import dev.rearview.udf.argument.LastArgument;
import dev.rearview.udf.argument.LiteralChecks;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.catalog.DataTypeFactory;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.types.inference.TypeInference;

/** Whether an address is in one of some prefixes; see {@link CidrList}. */
public final class IpIn extends AddressFunction {
  private static final long serialVersionUID = 1;

  private transient LastArgument<CidrList> lists;

  /** Null if an argument is NULL, or the address is none; fails if the prefixes are none. */
  public Boolean eval(
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData ip,
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData prefixes) {
    AddressScanner address = scanned(ip);
    if (address == null || prefixes == null) {
      return null;
    }
    if (lists == null) {
      lists = new LastArgument<>(CidrList::parse);
    }
    return lists.of(prefixes).contains(address.high(), address.low());
  }

  @Override
  public TypeInference getTypeInference(DataTypeFactory typeFactory) {
    return LiteralChecks.added(
        super.getTypeInference(typeFactory), literals -> literals.text(1, CidrList::parse));
  }
}
