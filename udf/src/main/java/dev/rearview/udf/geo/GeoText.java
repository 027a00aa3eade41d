package dev.rearview.udf.geo;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.data.StringData;

/** Where an address is, as text. */
public final class GeoText extends GeoFunction {
  private static final long serialVersionUID = 1;

  /** What is asked of the databases. */
  public enum Field {
    COUNTRY,
    COUNTRY_NAME,
    CONTINENT,
    CITY
  }

  private final Field field;

  public GeoText(Field field) {
    this.field = field;
  }

  /** Null if it is not known. */
  public @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData eval(
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData ip) {
    GeoAnswer answer = find(ip);
    return switch (field) {
      case COUNTRY -> answer.country();
      case COUNTRY_NAME -> answer.countryName();
      case CONTINENT -> answer.continent();
      case CITY -> answer.city();
    };
  }
}
