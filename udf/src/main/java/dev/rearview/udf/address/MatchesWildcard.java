package dev.rearview.udf.address;

import dev.rearview.udf.UdfException;
import dev.rearview.udf.argument.LastArgument;
import dev.rearview.udf.argument.LiteralChecks;
import dev.rearview.udf.prefix.IpWildcard;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.catalog.DataTypeFactory;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.types.inference.TypeInference;

/** Whether an address is of SiLK's wildcard notation; see {@link IpWildcard}. */
public final class MatchesWildcard extends AddressFunction {
  private static final long serialVersionUID = 1;

  private transient LastArgument<IpWildcard> wildcards;

  /** Null if an argument is NULL, or the address is none; fails if the wildcard is none. */
  public Boolean eval(
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData ip,
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData wildcard) {
    AddressScanner address = scanned(ip);
    if (address == null || wildcard == null) {
      return null;
    }
    if (wildcards == null) {
      wildcards = new LastArgument<>(MatchesWildcard::parse);
    }
    return wildcards.of(wildcard).contains(address.high(), address.low());
  }

  @Override
  public TypeInference getTypeInference(DataTypeFactory typeFactory) {
    return LiteralChecks.added(
        super.getTypeInference(typeFactory), literals -> literals.text(1, MatchesWildcard::parse));
  }

  private static IpWildcard parse(String text) {
    return IpWildcard.parse(text)
        .orElseThrow(
            () ->
                new UdfException(
                    "'"
                        + text
                        + "' is no address wildcard: expected four groups with dots or eight with"
                        + " colons, each a number, a range, several with commas, or x, as in"
                        + " 10.1,2.x.0-127"));
  }
}
