package dev.rearview.udf.reference;

import java.util.Locale;
import org.apache.flink.table.data.StringData;

/** One thing to ask of a network: also the column of its file, and the function's suffix. */
public enum NetworkField {
  NAME,
  ROLE,
  SITE,
  OWNER,
  TENANT,
  PREFIX;

  /** The column's name. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  StringData of(Network network) {
    return switch (this) {
      case NAME -> network.name();
      case ROLE -> network.role();
      case SITE -> network.site();
      case OWNER -> network.owner();
      case TENANT -> network.tenant();
      case PREFIX -> network.prefix();
    };
  }
}
