package dev.rearview.udf.sets;

import dev.rearview.udf.argument.SqlText;
import dev.rearview.udf.prefix.IpAddress;
import dev.rearview.udf.reference.NamedRows;
import dev.rearview.udf.reference.ReferenceDirectory;
import dev.rearview.udf.reference.TableSource;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;

/**
 * {@code pmap_entries(name)}: the ranges of a prefix map, as its lines leave them: where they
 * overlap, the later one's label. No two rows have an address, or a protocol and port, in common.
 */
@FunctionHint(
    output =
        @DataTypeHint(
            value =
                "ROW<first_ip STRING, last_ip STRING, protocol INT, first_port INT, last_port INT,"
                    + " label STRING>",
            bridgedTo = RowData.class))
public final class PrefixMapEntries extends NamedRows<PrefixMap> {
  private static final long serialVersionUID = 1;

  @Override
  protected TableSource<PrefixMap> source(ReferenceDirectory directory, String name) {
    return new PrefixMapSource(directory, name);
  }

  /** No row for NULL; fails if there is no such map. */
  public void eval(@DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData name) {
    if (name == null) {
      return;
    }
    PrefixMap map = table(name);
    map.labels().forEach(map.ofAddresses() ? this::addresses : this::ports);
  }

  /** A row for each family: IPv4 lies amid the addresses of IPv6. */
  private void addresses(RangeMap.Key first, RangeMap.Key last, StringData label) {
    RangeMap.Key from = first;
    for (RangeMap.Key end : PrefixMap.ENDS_OF_FAMILIES) {
      if (from.compareTo(end) <= 0) {
        RangeMap.Key to = last.compareTo(end) < 0 ? last : end;
        collect(GenericRowData.of(text(from), text(to), null, null, null, label));
        if (to.equals(last)) {
          return;
        }
        from = to.next();
      }
    }
  }

  /** A row for each protocol, so that it can be compared for equality. */
  private void ports(RangeMap.Key first, RangeMap.Key last, StringData label) {
    RangeMap.Key end = last.compareTo(PrefixMap.LAST_PORT) < 0 ? last : PrefixMap.LAST_PORT;
    for (RangeMap.Key from = first; from.compareTo(end) <= 0; ) {
      int protocol = PrefixMap.protocol(from);
      RangeMap.Key lastOfProtocol =
          new RangeMap.Key(0, PrefixMap.portKey(protocol, PrefixMap.MOST_PORT));
      RangeMap.Key to = end.compareTo(lastOfProtocol) < 0 ? end : lastOfProtocol;
      collect(
          GenericRowData.of(null, null, protocol, PrefixMap.port(from), PrefixMap.port(to), label));
      from = to.next();
    }
  }

  private static StringData text(RangeMap.Key address) {
    return SqlText.of(new IpAddress(address.high(), address.low()).text());
  }
}
