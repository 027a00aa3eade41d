package dev.rearview.udf.reference;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.data.StringData;

/** Name, description or boundary of an exporter's interface. */
public final class InterfaceText extends InterfaceFunction {
  private static final long serialVersionUID = 1;

  /** What is asked of the interface. */
  public enum Field {
    NAME,
    DESCRIPTION,
    BOUNDARY
  }

  private final Field field;

  public InterfaceText(Field field) {
    this.field = field;
  }

  /** Null if the interface is unknown, or its line does not say. */
  public @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData eval(
      @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData exporterIp,
      Long index) {
    InterfaceInfo info = find(exporterIp, index);
    if (info == null) {
      return null;
    }
    return switch (field) {
      case NAME -> info.name();
      case DESCRIPTION -> info.description();
      case BOUNDARY -> info.boundary();
    };
  }
}
