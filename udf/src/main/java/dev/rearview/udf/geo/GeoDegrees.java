package dev.rearview.udf.geo;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.data.StringData;

/** About where an address is, in degrees. */
public final class GeoDegrees extends GeoFunction {
  private static final long serialVersionUID = 1;

  private final boolean latitude;

  /**
   * @param latitude or else the longitude
   */
  public GeoDegrees(boolean latitude) {
    this.latitude = latitude;
  }

  /** Null if it is not known. */
  public Double eval(@DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData ip) {
    GeoAnswer answer = find(ip);
    return latitude ? answer.latitude() : answer.longitude();
  }
}
