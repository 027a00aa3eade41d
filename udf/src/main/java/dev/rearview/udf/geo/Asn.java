package dev.rearview.udf.geo;

import java.util.List;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.functions.FunctionContext;

/** The number of the autonomous system that an address belongs to. */
public final class Asn extends GeoFunction {
  private static final long serialVersionUID = 1;

  /** What a record of 16 bits says of a number that needs 32, RFC 6793. */
  private static final long AS_TRANS = 23456;

  private transient List<AsnOrder> order;

  @Override
  public void open(FunctionContext context) throws Exception {
    super.open(context);
    order = AsnOrder.parse(context.getJobParameter(AsnOrder.PARAMETER, AsnOrder.DEFAULT));
  }

  /** By the databases; null if it is not known. */
  public Long eval(@DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData ip) {
    return find(ip).asn();
  }

  /** By the exporter or the databases, in the job's order; an exported 0 or 23456 says nothing. */
  public Long eval(
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData ip,
      Long exportedAs) {
    for (AsnOrder source : order) {
      Long asn =
          switch (source) {
            case EXPORTED -> exportedAs;
            case GEOIP -> find(ip).asn();
          };
      if (asn != null && asn != 0 && asn != AS_TRANS) {
        return asn;
      }
    }
    return null;
  }
}
