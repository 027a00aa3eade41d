package dev.rearview.udf.geo;

import dev.rearview.udf.address.AddressFunction;
import dev.rearview.udf.address.AddressScanner;
import dev.rearview.udf.reference.Lease;
import dev.rearview.udf.reference.LookupCounts;
import dev.rearview.udf.reference.ReferenceDirectory;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.functions.FunctionContext;

/** A function over what GeoIP databases say of an address. Without a database it is NULL. */
abstract class GeoFunction extends AddressFunction {
  private static final long serialVersionUID = 1;

  private transient Lease<GeoDatabases> databases;
  private transient LookupCounts counts;

  @Override
  public void open(FunctionContext context) throws Exception {
    databases = ReferenceDirectory.lease(context, new GeoSource(GeoSettings.of(context)));
    counts = databases.lookups();
  }

  @Override
  public void close() {
    if (databases != null) {
      databases.close();
    }
  }

  /** The answer of a planner's host may differ from that of the host that asks. */
  @Override
  public boolean supportsConstantFolding() {
    return false;
  }

  /** Nothing if the text is NULL or no address. */
  final GeoAnswer find(StringData ip) {
    AddressScanner address = scanned(ip);
    return address == null
        ? GeoAnswer.NOTHING
        : databases.table().find(address.high(), address.low(), counts);
  }
}
