package dev.rearview.udf.geo;

import dev.rearview.udf.address.AddressScanner;
import dev.rearview.udf.reference.LeasedRows;
import dev.rearview.udf.reference.LookupCounts;
import dev.rearview.udf.reference.TableSource;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.functions.FunctionContext;

/** {@code geoip_of(ip)}: all that GeoIP databases say of an address, by one look-up. */
@FunctionHint(
    output =
        @DataTypeHint(
            value =
                "ROW<country STRING, country_name STRING, continent STRING, city STRING,"
                    + " latitude DOUBLE, longitude DOUBLE, asn BIGINT, as_org STRING>",
            bridgedTo = RowData.class))
public final class GeoRow extends LeasedRows<GeoDatabases> {
  private static final long serialVersionUID = 1;

  private transient AddressScanner scanner;
  private transient LookupCounts counts;

  @Override
  protected TableSource<GeoDatabases> source(FunctionContext context) {
    scanner = new AddressScanner();
    return new GeoSource(GeoSettings.of(context));
  }

  /** No row for what is NULL, no address, or in no database. */
  public void eval(@DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData ip) {
    if (ip == null || !scanner.scan(ip)) {
      return;
    }
    if (counts == null) {
      counts = lookups();
    }
    GeoAnswer answer = table().find(scanner.high(), scanner.low(), counts);
    if (!answer.equals(GeoAnswer.NOTHING)) {
      collect(
          GenericRowData.of(
              answer.country(),
              answer.countryName(),
              answer.continent(),
              answer.city(),
              answer.latitude(),
              answer.longitude(),
              answer.asn(),
              answer.asOrg()));
    }
  }
}
